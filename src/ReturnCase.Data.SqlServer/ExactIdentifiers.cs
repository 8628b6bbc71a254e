using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace ReturnCase.Data.SqlServer;

/// <summary>
/// Numbers, teams and folded words are compared character by character, as SQLite does. The server's own collation would take noord for Noord, and so give another team's cases away.
/// </summary>
internal sealed class ExactIdentifiers(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    public const string Collation = "Latin1_General_100_BIN2";

    private static readonly string[] Names = ["Number", "CaseNumber", "VNumber", "ReferralNumber", "SupersededByNumber", "Team", "Word", "NameOrder", "Prefix", "ExternalIssuer", "ExternalSubject", "Form", "SourceSystem", "SourceKey"];

    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(type => type.GetDeclaredProperties()).Where(p => p.ClrType == typeof(string) && Names.Contains(p.Name)))
            property.SetCollation(Collation);
    }
}
