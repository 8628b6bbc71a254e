namespace ReturnCase.Data.Api;

/// <summary>Terms of the API.</summary>
/// <param name="TokenDays">How long a token opens something after it was issued.</param>
/// <param name="AnswerDays">How long the answer to a request is kept under its idempotency key.</param>
public sealed record ApiOptions(int TokenDays, int AnswerDays)
{
    /// <summary>A year.</summary>
    public const int DefaultTokenDays = 365;

    /// <summary>Two years.</summary>
    public const int MostTokenDays = 731;

    /// <summary>A day.</summary>
    public const int DefaultAnswerDays = 1;

    /// <summary>A week.</summary>
    public const int MostAnswerDays = 7;
}
