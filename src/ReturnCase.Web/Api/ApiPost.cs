using Microsoft.Net.Http.Headers;
using ReturnCase.Data.Api;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Api;

/// <summary>Puts an answer beside the change that is about to be saved, under the key of the request.</summary>
internal delegate void KeepAnswer(ApiAnswer answer, string? caseNumber);

/// <summary>The frame of everything that changes something: one key, one change, one answer.</summary>
internal sealed class ApiPost(IdempotentRequests requests, ApiCaller caller, StrictJson reader, Problems problems, ApiWords words, MachineTime time)
{
    public const string KeyHeader = "Idempotency-Key";
    public const string ReplayHeader = "Idempotent-Replay";

    /// <summary>Largest body.</summary>
    public const int MostBytes = 256 * 1024;

    /// <param name="context">The request.</param>
    /// <param name="act">Does what is asked. It either saves with the answer kept beside the change, or changes nothing.</param>
    public async Task<IResult> RunAsync<T>(HttpContext context, Func<T, KeepAnswer, CancellationToken, Task<IResult>> act)
        where T : class
    {
        var key = context.Request.Headers[KeyHeader].ToString();
        if (key.Length is < IdempotentRequests.KeyMinLength or > IdempotentRequests.KeyMaxLength || !key.All(char.IsAscii))
        {
            return problems.Invalid([Fault.Header(KeyHeader, words[key.Length == 0 ? "KeyMissing" : "KeyWrong", IdempotentRequests.KeyMinLength, IdempotentRequests.KeyMaxLength])]);
        }

        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
        {
            return problems.Of(StatusCodes.Status415UnsupportedMediaType);
        }

        if (await BodyAsync(context) is not { } body)
        {
            return problems.Of(StatusCodes.Status413PayloadTooLarge);
        }

        // If-Match is no part of what is asked: whoever asks again after an answer was lost may have read anew.
        var target = $"{context.Request.Method} {context.Request.Path.Value!.ToLowerInvariant()}";
        return await requests.ClaimAsync(new(caller.ClientId, key, target, body), time.Now, context.RequestAborted) switch
        {
            KeyClaim.Mine mine => await WorkAsync(context, mine, act),
            KeyClaim.Answered answered => new Replayed(answered.Answer),
            KeyClaim.Other => problems.Of(StatusCodes.Status422UnprocessableEntity, "KeyUsed"),
            _ => problems.Of(StatusCodes.Status409Conflict, "KeyBusy"),
        };
    }

    private async Task<IResult> WorkAsync<T>(HttpContext context, KeyClaim.Mine claim, Func<T, KeepAnswer, CancellationToken, Task<IResult>> act)
        where T : class
    {
        try
        {
            var (value, faults) = reader.Read<T>(claim.Request.Body);
            return value is null ? problems.Invalid(faults) : await act(value, Keep, context.RequestAborted);
        }
        finally
        {
            await requests.LetGoAsync(claim);
        }

        void Keep(ApiAnswer answer, string? caseNumber) => requests.Keep(claim, new(answer.Status, ApiJson.Write(answer.Body), answer.Location), caseNumber, time.Now);
    }

    private static async Task<byte[]?> BodyAsync(HttpContext context)
    {
        if (context.Request.ContentLength > MostBytes)
        {
            return null;
        }

        using var read = new MemoryStream();
        var buffer = new byte[8 * 1024];
        while (await context.Request.Body.ReadAsync(buffer, context.RequestAborted) is > 0 and var count)
        {
            read.Write(buffer, 0, count);
            if (read.Length > MostBytes)
            {
                return null;
            }
        }

        return read.ToArray();
    }

    private sealed record Replayed(KeyedAnswer Answer) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers[ReplayHeader] = "true";
            return ApiAnswer.SendAsync(httpContext, Answer.Status, Answer.Body, Answer.Location);
        }
    }
}
