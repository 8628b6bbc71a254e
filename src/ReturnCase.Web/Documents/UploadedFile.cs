using ReturnCase.Data.Documents;

namespace ReturnCase.Web.Documents;

/// <summary>The file that came with a form, before anybody looked into it.</summary>
/// <param name="Name">Its name, cleaned.</param>
/// <param name="Content">What came in; null where there is a fault.</param>
/// <param name="Fault">Why nothing came in.</param>
public sealed record UploadedFile(string Name, IncomingFile? Content, FileFault? Fault)
{
    /// <summary>The file that came with this request, or null.</summary>
    public static UploadedFile? Of(HttpContext context) => context.Features.Get<UploadedFile>();
}
