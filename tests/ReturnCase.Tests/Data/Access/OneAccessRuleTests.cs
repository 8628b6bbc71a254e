using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data;
using ReturnCase.Data.Access;
using ReturnCase.Data.Cases;
using ReturnCase.Data.Referrals;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Cases;

namespace ReturnCase.Tests.Data.Access;

/// <summary>Every way to a case, for anybody in any world, agrees with the rule as <see cref="AccessWorld"/> states it.</summary>
public sealed class OneAccessRuleTests : IAsyncLifetime
{
    private const int Worlds = 40;
    private static readonly string[] Names = ["Aalders", "Bezemer", "Cornelis", "Dirkzwager", "Evers", "Fontein"];
    private static readonly CasePhase[] Phases = [CasePhase.ShelterSearch, CasePhase.ShelterSearch, CasePhase.NoShelter, CasePhase.CooperatedNoShelter, CasePhase.Closed, CasePhase.Closed];

    private readonly ReturnCaseApp _app = new();
    private readonly List<Kept> _kept = [];
    private readonly List<string> _wrong = [];
    private int _read;
    private int _masked;

    private sealed record Kept(string Number, string VNumber, string Name, bool IsOpen, int? Place, string? Referral);

    private static CaseloadFilter Everything => new() { State = CaseState.All };

    public async ValueTask InitializeAsync() => await _app.InDatabase(async db =>
    {
        foreach (var (i, name) in Names.Index())
        {
            var built = CasePageCases.In(Phases[i]).Named("Kind", name);
            int? placed = null;
            if (Phases[i] != CasePhase.Closed)
            {
                var place = new CarePlace(ShelterKind.Family, $"Tante {name}", "GN", 2);
                db.Add(place);
                await db.SaveChangesAsync();
                built.Country().AddCandidate(carePlace: placed = place.Id);
            }

            db.Add(built.File);
            await db.SaveChangesAsync();
            _kept.Add(new(built.File.Number, built.File.VNumber, name, built.File.Phase.IsOpen(), placed, built.File.CurrentReferral?.Number));
        }
    });

    public ValueTask DisposeAsync()
    {
        _app.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void Each_path_to_a_case_follows_the_one_rule()
    {
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Worlds),
            Prop.ForAll(Arb.From(AccessWorld.Any(Names.Length)), world => Task.Run(() => HoldsAsync(world)).GetAwaiter().GetResult()));
        // Worlds in which nobody sees anything would prove nothing.
        Assert.InRange(_read, 100, int.MaxValue);
        Assert.InRange(_masked, 20, int.MaxValue);
    }

    private async Task<bool> HoldsAsync(AccessWorld world)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<ReturnCaseDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await MakeAsync(world, db);
        foreach (var who in world.People)
        {
            await CompareAsync(world, who, services);
        }

        await CompareAssignmentAsync(world, db);
        await transaction.RollbackAsync();
        Assert.Empty(_wrong);
        return true;
    }

    private async Task MakeAsync(AccessWorld world, ReturnCaseDb db)
    {
        var now = _app.Clock.GetUtcNow().UtcDateTime;
        db.Users.AddRange(world.People.Select(p => new AppUser { Id = p.Key, UserName = p.Key, NormalizedUserName = p.Key.ToUpperInvariant(), DisplayName = p.Key, Role = p.Role, Team = p.Team, Disabled = p.Disabled }));
        foreach (var (i, child) in world.Children.Index())
        {
            var whose = child.CounsellorId is { } id ? world.People[id].Key : null;
            var file = db.CaseFiles.Where(c => c.Number == _kept[i].Number);
            await file.ExecuteUpdateAsync(set => set.SetProperty(c => c.Team, child.Team).SetProperty(c => c.CounsellorId, whose).SetProperty(c => c.AwaitsOtherSupervisor, child.WaitsForOther));
            if (child.Destroyed)
            {
                await file.ExecuteDeleteAsync();
            }
        }

        foreach (var cover in world.Covers)
        {
            var kept = new AbsenceCover(Staff.Ingrid, now, cover.Team, Actor(cover.AbsentId), Actor(cover.CoveringId), (CasePageCases.Today.AddDays(cover.First), CasePageCases.Today.AddDays(cover.Last)));
            if (cover.Ended)
            {
                kept.End(Staff.Ingrid, now);
            }

            db.Add(kept);
        }

        foreach (var grant in world.Grants)
        {
            var kept = new EmergencyAccess(Actor(grant.ById), null, _kept[grant.Child].Number, "reason", now.AddMinutes(grant.Ends).AddHours(-4), TimeSpan.FromHours(4));
            if (grant.Ended)
            {
                kept.End(now);
            }

            db.Add(kept);
        }

        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();

        Actor Actor(int id) => new(world.People[id].Key, world.People[id].Key, world.People[id].Role);
    }

    private async Task CompareAsync(AccessWorld world, Person who, IServiceProvider services)
    {
        var (db, cases, store) = (services.GetRequiredService<ReturnCaseDb>(), services.GetRequiredService<CaseloadQueries>(), services.GetRequiredService<CaseStore>());
        var viewer = await services.GetRequiredService<Viewers>().OfAsync(who.Key, who.Role, who.Team);
        var (reads, masked) = (Those(world.Reads), Those(world.SeesMasked));
        (_read, _masked) = (_read + reads.Length, _masked + masked.Length);
        var today = CasePageCases.Today;

        Same("list", reads, (await cases.PageAsync(viewer, Everything, null, today)).Rows.Select(row => row.Number));
        Same("first", reads, (await cases.FirstAsync(viewer, Everything, Names.Length, today)).Select(row => row.Number));
        Same("touched", reads, (await cases.LastTouchedAsync(viewer, Names.Length)).Select(row => row.Number));
        Same("count", [$"{reads.Length}"], [$"{await cases.CountAsync(viewer, Everything, today)}"]);
        Same("counts", [$"{reads.Length}", $"{reads.Length}"], (await cases.CountsAsync(viewer, [Everything, Everything], today)).Select(count => $"{count}"));
        Same("open count", [$"{reads.Count(IsOpen)}"], [$"{(await cases.CountsAsync(viewer, today)).Open}"]);
        Same("masked", masked.Where(IsOpen), (await cases.MaskedPageAsync(viewer, null)).Rows.Select(row => row.Number));
        Same("masked count", [$"{masked.Count(IsOpen)}"], [$"{await cases.CountMaskedAsync(viewer)}"]);
        foreach (var (i, kept) in _kept.Index())
        {
            Same(
                $"care places of {kept.Number}", kept.Place is { } home && world.WorksOn(who, i) ? [$"{home}"] : [],
                await db.CarePlacesFor(viewer, [kept.Number], []).Where(place => place.Kind == ShelterKind.Family).Select(place => $"{place.Id}").ToListAsync());
            Says($"detail {kept.Number}", world.Reads(who, i), await store.MayOpenAsync(kept.Number, viewer));
            Says($"work {kept.Number}", world.WorksOn(who, i), await store.MayWorkOnAsync(kept.Number, viewer));
            Says($"decide {kept.Number}", world.DecidesOn(who, i), await store.MayDecideOnAsync(kept.Number, viewer));
            Says($"missing {kept.Number}", world.SaysMissing(who, i), await store.MaySayMissingAsync(kept.Number, viewer));
            foreach (var typed in (string[])[kept.Number, kept.VNumber, kept.Name])
            {
                var found = await cases.PageAsync(viewer, Everything with { Search = CaseSearch.Parse(typed) }, null, today);
                Same($"search {typed}", world.Reads(who, i) ? [kept.Number] : [], found.Rows.Select(row => row.Number));
            }

            if (kept.Referral is { } referral)
            {
                var sees = who.Role is ActorRole.IndLiaison or ActorRole.ApiClient && !world.Children[i].Destroyed;
                Says("referral", sees, await services.GetRequiredService<ReferralQueries>().CaseOfAsync(viewer, referral) is not null);
                Says("export", sees, (await services.GetRequiredService<ReferralQueries>().CountsAsync(viewer, DateTime.MaxValue)).Ready > 0);
            }
        }

        string[] Those(Func<Person, int, bool> rule) => [.. _kept.Where((_, i) => rule(who, i)).Select(kept => kept.Number)];

        bool IsOpen(string number) => _kept.Single(kept => kept.Number == number).IsOpen;

        void Same(string path, IEnumerable<string> expected, IEnumerable<string> found)
        {
            if (!expected.Order(StringComparer.Ordinal).SequenceEqual(found.Order(StringComparer.Ordinal)))
            {
                _wrong.Add($"{path} of {who}: expected {string.Join(' ', expected)}, found {string.Join(' ', found)}");
            }
        }

        void Says(string path, bool expected, bool found)
        {
            if (expected != found)
            {
                _wrong.Add($"{path} of {who}: expected {expected}, found {found}");
            }
        }
    }

    // A case can be given to somebody of its team who can sign in, and to nobody else.
    private async Task CompareAssignmentAsync(AccessWorld world, ReturnCaseDb db)
    {
        foreach (var team in (string[])["A", "B"])
        {
            var expected = world.People.Where(p => p.Role == ActorRole.Counsellor && p.Team == team && !p.Disabled).Select(p => p.Key).Order(StringComparer.Ordinal);
            var offered = (await db.CounsellorsOfAsync(team, CancellationToken.None)).Select(actor => actor.Id).Order(StringComparer.Ordinal);
            if (!expected.SequenceEqual(offered))
            {
                _wrong.Add($"assignment in team {team}");
            }
        }
    }
}
