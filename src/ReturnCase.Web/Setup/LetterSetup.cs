using ReturnCase.Data.Letters;
using ReturnCase.Web.Letters;
using ReturnCase.Web.Pages.Admin.Letters;

namespace ReturnCase.Web.Setup;

internal static class LetterSetup
{
    /// <summary>Letters of a case and their templates.</summary>
    public static void AddReturnCaseLetters(this IServiceCollection services) =>
        services.AddSingleton<PlaceholderText>().AddScoped<LetterTemplates>().AddScoped<LetterDesk>().AddScoped<TemplateUpload>();
}
