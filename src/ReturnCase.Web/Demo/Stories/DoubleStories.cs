using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Web.Cases;
using ReturnCase.Web.Privacy;
using static ReturnCase.Web.Demo.Stories.SearchStories;

namespace ReturnCase.Web.Demo.Stories;

/// <summary>One child with two V-numbers: hard case 10 of domain 7. Both cases say so, one leads, and each keeps its own history.</summary>
internal static class DoubleStories
{
    public const string Leads = "één kind met twee V-nummers (1): deze zaak is leidend";
    public const string Follows = "één kind met twee V-nummers (2): deze zaak volgt";

    public static IReadOnlyList<Story> All { get; } =
    [
        new(Leads, 1, s => Begun(s)) { Mark = Leads, Begins = new(40, 60), Fix = p => p with { FirstName = "Samuel", Surname = "Habte", Country = "ER", BirthDate = new(p.Today.Year - 16, 3, 14) } },
        new(Follows, 1, s => s.Transfer()) { Mark = Follows, Begins = new(6, 9), Fix = p => p with { FirstName = "Samuël", Surname = "Habteh", Country = "ER", BirthDate = new(p.Today.Year - 16) } },
    ];

    public static async Task TellAsync(IServiceProvider services, StoryWorld world, CancellationToken cancel)
    {
        var (db, store) = (services.GetRequiredService<ReturnCaseDb>(), services.GetRequiredService<CaseStore>());
        var (leads, follows) = (await FindAsync(Leads), await FindAsync(Follows));
        var at = new[] { leads, follows }.Max(file => file.Entries.Max(line => line.RecordedAt)).AddSeconds(40);
        var counsellor = new Actor(follows.CounsellorId!, follows.CounsellorName!, ActorRole.Counsellor);
        var found = await services.GetRequiredService<LikeCases>().FindAsync(new(counsellor.Id, counsellor.Role, follows.Team), new(follows.Identity.Details, follows.BirthDate), follows.Number, cancel);
        using (new Spoken("nl"))
            services.GetRequiredService<Doubles>().Record(follows, By(counsellor), found.Single(like => like.Number == leads.Number));
        follows.Note(By(counsellor), new(StatementKind.SameChild, "De jongere vertelt zelf dat hij al een begeleider had, en noemt diens naam.") { Reference = leads.Number });
        foreach (var (file, kind, other) in new[] { (follows, StatementKind.SamePersonFollows, leads), (leads, StatementKind.SamePersonLeads, follows) })
        {
            var supervisor = world.Cast.Supervisors[follows.Team];
            file.Note(By(supervisor), new(kind, "De IND bevestigt: de vingerafdrukken van beide V-nummers zijn gelijk.") { Reference = other.Number });
            file.Settle(new(supervisor, world.Today, world.Now.UtcDateTime) { Policy = world.Policy });
        }

        await store.SaveAsync(cancel);

        Change By(Actor who) => new(who, AmsterdamCalendar.DateOf(at), at, Source: "Overleg met de IND") { Policy = world.Policy };

        async Task<CaseFile> FindAsync(string mark)
        {
            var source = $"Overdracht IND (demo: {mark})";
            return (await store.FindAsync(await db.CaseFiles.Where(c => c.Entries.Any(line => line.Source == source)).Select(c => c.Number).SingleAsync(cancel), cancel))!;
        }
    }
}
