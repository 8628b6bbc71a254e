using ReturnCase.Data.Drafts;
using ReturnCase.Web.Demo;
using ReturnCase.Web.Drafts;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Setup;

internal static class DraftsSetup
{
    public const string KeyFileName = "drafts.key";

    /// <summary>What somebody typed and did not send: the key that encrypts it, and how long it is kept.</summary>
    public static void AddReturnCaseDrafts(this WebApplicationBuilder builder, DemoOptions demo)
    {
        var key = KeyFile.Load(Keys.Folder(builder.Configuration, builder.Environment), KeyFileName, DraftKey.Length, "the key that encrypts what was typed and not sent yet", demo.Enabled);
        builder.Services
            .AddSingleton(new DraftKey(key)).AddSingleton(new DraftLimits(builder.Configuration.Whole("Drafts:Days", 1, DraftLimits.MostDays, DraftLimits.DefaultDays)))
            .AddScoped<DraftStore>().AddScoped<DraftForms>().AddScoped<DraftWords>().AddScoped<KeptForms>();
    }
}
