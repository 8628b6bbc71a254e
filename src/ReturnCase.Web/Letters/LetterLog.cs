namespace ReturnCase.Web.Letters;

internal static partial class LetterLog
{
    [LoggerMessage(LogLevel.Warning, "A letter could not be made into a PDF; its writer was told to try again or to keep it as a Word document.")]
    public static partial void NoPdf(ILogger log, Exception refusal);
}
