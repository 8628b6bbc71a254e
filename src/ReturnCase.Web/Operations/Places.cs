using ReturnCase.Data;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Documents;
using ReturnCase.Data.Retention;
using ReturnCase.Web.Packages;
using ReturnCase.Web.Setup;

namespace ReturnCase.Web.Operations;

/// <summary>A folder that the program writes in.</summary>
/// <param name="Setting">The setting that names it.</param>
/// <param name="Path">Where it is.</param>
public sealed record Place(string Setting, string Path);

/// <summary>Every folder that the program writes in, by the settings.</summary>
internal static class Places
{
    /// <summary>The folders of a program; that of the database only where it is a file.</summary>
    public static IReadOnlyList<Place> Of(IServiceProvider services)
    {
        var database = services.GetRequiredService<DatabaseFile>().PathOf(services.GetRequiredService<ReturnCaseDb>());
        return
        [
            .. database is null ? (Place[])[] : [new("ConnectionStrings:ReturnCase", Path.GetDirectoryName(database)!)],
            new("Storage:Documents", services.GetRequiredService<DocumentFolder>().Root),
            new("Audit:AnchorFolder", services.GetRequiredService<AuditAnchors>().Folder),
            new("Destruction:Folder", services.GetRequiredService<DestructionLedger>().Folder),
            .. services.GetRequiredService<TransferOptions>().Folder is { } transfer ? (Place[])[new(PackageSetup.Folder, transfer)] : [],
        ];
    }
}
