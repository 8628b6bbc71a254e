namespace ReturnCase.Web.Security;

internal static class Ceremonies
{
    /// <summary>The result of a passkey's answer; null when none was asked for, which the platform says with an exception.</summary>
    public static async Task<T?> AnswerAsync<T>(Func<Task<T>> perform)
        where T : class
    {
        try
        {
            return await perform();
        }
        catch (InvalidOperationException)
        {
            // Too late, sent a second time, or sent by something other than our page.
            return null;
        }
    }
}
