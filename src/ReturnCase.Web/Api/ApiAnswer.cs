namespace ReturnCase.Web.Api;

/// <summary>An answer in JSON, with an address of what was made and a mark of its version.</summary>
internal sealed record ApiAnswer(int Status, object Body) : IResult
{
    public string? Location { get; init; }

    public string? Tag { get; init; }

    public static ApiAnswer Ok(object body) => new(StatusCodes.Status200OK, body);

    /// <summary>The mark of a case as it stands.</summary>
    public static string TagOf(int version) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"\"v{version}\"");

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (Tag is { } tag)
        {
            httpContext.Response.Headers.ETag = tag;
            if (HttpMethods.IsGet(httpContext.Request.Method) && httpContext.Request.Headers.IfNoneMatch.Any(match => match?.Contains(tag, StringComparison.Ordinal) == true))
            {
                httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }
        }

        return SendAsync(httpContext, Status, ApiJson.Write(Body), Location);
    }

    public static Task SendAsync(HttpContext context, int status, byte[] body, string? location, string type = "application/json; charset=utf-8")
    {
        var response = context.Response;
        (response.StatusCode, response.ContentType, response.ContentLength) = (status, type, body.Length);
        if (location is not null)
        {
            response.Headers.Location = location;
        }

        return response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }
}

/// <summary>A refusal.</summary>
internal sealed record ApiRefusal(Problem Problem) : IResult
{
    public const string Type = "application/problem+json; charset=utf-8";

    public Task ExecuteAsync(HttpContext httpContext) => ApiAnswer.SendAsync(httpContext, Problem.Status, ApiJson.Write(Problem), null, Type);
}
