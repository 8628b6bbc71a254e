using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using ReturnCase.Data;
using ReturnCase.Data.Access;
using ReturnCase.Data.Api;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Data.DecisionFiles;
using ReturnCase.Data.Figures;
using ReturnCase.Data.Jobs;
using ReturnCase.Data.Letters;
using ReturnCase.Data.Notices;
using ReturnCase.Data.Operations;
using ReturnCase.Data.Retention;
using ReturnCase.Data.Rules;
using ReturnCase.Data.SignIn;
using ReturnCase.Data.Tasks;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Data.Retention;

/// <summary>Reads the whole model: a table that can hold words about a child is cleared by a destruction, or stands here with the reason why not.</summary>
public sealed class DestructionCoverageTests : IDisposable
{
    private static readonly Dictionary<Type, string> NothingOfAChild = new()
    {
        [typeof(AppUser)] = "people who work here",
        [typeof(IdentityUserClaim<string>)] = "people who work here",
        [typeof(IdentityUserLogin<string>)] = "people who work here",
        [typeof(IdentityUserToken<string>)] = "people who work here",
        [typeof(IdentityUserPasskey<string>)] = "people who work here",
        [typeof(IdentityPasskeyData)] = "people who work here",
        [typeof(UserSession)] = "people who work here",
        [typeof(RecoveryCode)] = "people who work here",
        [typeof(SignInDoor)] = "people who work here",
        [typeof(CalendarFeed)] = "people who work here",
        [typeof(NoticeMail)] = "people who work here: what was sent of notices, which hang on their case",
        [typeof(AbsenceCover)] = "people who work here",
        [typeof(AuditRow)] = "numbers of cases and ids of users; a test searches it for names",
        [typeof(AuditHead)] = "signatures",
        [typeof(AuditSegment)] = "signatures and ids of users",
        [typeof(AuditRemoval)] = "people who work here",
        [typeof(AuditLink)] = "numbers of cases",
        [typeof(AuditProgress)] = "how far a job has come",
        [typeof(JobClaim)] = "which jobs were done",
        [typeof(DataProtectionKey)] = "keys of sessions and forms",
        [typeof(NumberSeries)] = "numbers given out",
        [typeof(DatabaseIdentity)] = "a random id",
        [typeof(HouseEntry)] = "a shared register of houses",
        [typeof(CountryPolicy)] = "a shared register of countries",
        [typeof(CountryPolicyEntry)] = "a shared register of countries",
        [typeof(MonthFigure)] = "counts of a month, without any case",
        [typeof(DecisionFile)] = "who brought a file, when, and its hash; what it says stands in its lines",
        [typeof(ClientSystem)] = "systems of partners",
        [typeof(AccessToken)] = "systems of partners",
        [typeof(EventSubscription)] = "systems of partners",
        [typeof(KeptRuleSet)] = "settings of a time, without any case",
        [typeof(LetterTemplate)] = "texts with empty places; what fills them stands in the case",
        [typeof(JobRun)] = "when a job last ran",
        [typeof(MovedTable)] = "how far a move came; nobody works in a database that has a row of it, and none is left when the move is finished",
        [typeof(DestructionList)] = "who prepared a list",
    };

    private readonly ReturnCaseApp _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Every_table_with_words_is_cleared_or_holds_nothing_of_a_child() => await _app.InDatabase(db =>
    {
        var cleared = Cleared(db.Model);
        var forgotten = db.Model.GetEntityTypes()
            .Where(type => type.GetProperties().Any(property => property.GetProviderClrType() is { } kept ? IsWords(kept) : IsWords(property.ClrType)))
            .Where(type => !cleared.Contains(type.GetTableName()!) && !NothingOfAChild.ContainsKey(type.GetRootType().ClrType))
            .Select(type => type.GetTableName()).Distinct();
        Assert.Empty(forgotten);
        Assert.All(NothingOfAChild.Keys, type => Assert.True(db.Model.FindEntityType(type) is not null, $"{type} is no longer in the model."));
        return Task.CompletedTask;
    });

    [Fact]
    public async Task Everything_of_a_case_hangs_on_it_by_a_cascade() => await _app.InDatabase(db =>
    {
        var tables = Cleared(db.Model);
        Assert.All((string[])["CaseEntries", "CaseFacts", "OutcomeProposals", "Suspensions", "SafetyAlarms", "Referrals", "NameTokens", "DossierChoices", "CaseTasks", "OwnTasks", "OwnTaskMoves", "CaseFigures", "Notices", "DecisionLines"], table => Assert.Contains(table, tables));
        return Task.CompletedTask;
    });

    [Fact]
    public async Task No_view_is_called_after_a_child_whose_case_is_destroyed()
    {
        var gone = CasePageCases.In(CasePhase.Closed).Named("Yonas", "Tesfaye");
        await _app.KeepAll([gone, CasePageCases.In(CasePhase.ShelterSearch).Named("Omid", "Karimi")]);
        string[] telling = ["Yonás bellen", "tesfaye's zaken", $"zie {gone.File.Number}", $"V {gone.File.VNumber}"], others = ["Eritrea, lang geen contact", "Karimi", "2026"];
        await _app.InDatabase(async db =>
        {
            var joris = db.Users.Single(user => user.UserName == "joris").Id;
            db.SavedViews.AddRange(telling.Concat(others).Select((name, i) => new SavedView { UserId = joris, Name = name, Position = i + 1 }));
            await db.SaveChangesAsync();
        });
        await _app.With(async (CaseDestruction destruction) =>
        {
            await destruction.DeleteAsync([gone.File.Number], DateTime.UtcNow);
            return 0;
        });
        await _app.InDatabase(async db => Assert.Equal(["# 1", "# 2", "# 3", "# 4", .. others], await db.SavedViews.OrderBy(view => view.Position).Select(view => view.Name).ToListAsync()));
    }

    private static HashSet<string> Cleared(IModel model)
    {
        var cleared = CaseDestruction.Clears.Select(type => model.FindEntityType(type)!).ToHashSet();
        int before;
        do
        {
            before = cleared.Count;
            cleared.UnionWith(model.GetEntityTypes().Where(type => type.GetForeignKeys().Any(key => key.DeleteBehavior == DeleteBehavior.Cascade && cleared.Contains(key.PrincipalEntityType))).ToList());
            cleared.UnionWith(model.GetEntityTypes().Where(type => type.BaseType is { } parent && cleared.Contains(parent)).ToList());
        }
        while (cleared.Count > before);
        return [.. cleared.Select(type => type.GetTableName()!)];
    }

    private static bool IsWords(Type type) => type == typeof(string) || type == typeof(byte[]);
}
