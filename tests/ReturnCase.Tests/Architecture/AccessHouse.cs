using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnCase.Data;
using ReturnCase.Data.Access;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Demo;
using ReturnCase.Web.Demo.Stories;

namespace ReturnCase.Tests.Architecture;

/// <summary>One program with a case of each fate, and everybody of <see cref="AccessTable"/> who may ask after it.</summary>
public sealed class AccessHouse : IAsyncLifetime
{
    private const string OpenStory = "1.2 returned";
    private const string ReferralStory = "1.2 exported";

    private readonly Dictionary<CaseFate, string> _numbers = [];
    private string _awaitsOther = "";

    public ReturnCaseApp App { get; } = new();

    public string Referral { get; private set; } = "";

    /// <summary>The case that somebody asks after.</summary>
    public string Number(Asker asker, CaseFate fate) => asker == Asker.DecidingSupervisor && fate == CaseFate.Open ? _awaitsOther : _numbers[fate];

    public async ValueTask InitializeAsync()
    {
        await App.InDatabase(async db =>
        {
            var world = new StoryWorld(App.Clock.GetUtcNow(), CasePolicy.Default, Cast.Of(await db.Users.ToListAsync()), FarNumbers(), DemoPlaces.Make());
            var (open, referred) = (Told(world, OpenStory), Told(world, ReferralStory));
            db.CaseFiles.AddRange(open, referred);
            await db.SaveChangesAsync();
            (_numbers[CaseFate.Open], Referral) = (open.Number, referred.Referrals[^1].Number);
        });
        // The stories above took the first numbers of the year; builders count from one as well.
        for (var taken = 0; taken < 10; taken++)
            _ = new CaseBuilder();
        _numbers[CaseFate.Closed] = await App.KeptFor(CasePageCases.In(CasePhase.Closed));
        _numbers[CaseFate.Destroyed] = await App.KeptFor(CasePageCases.In(CasePhase.ShelterSearch));
        _awaitsOther = await App.KeptFor(CasePageCases.In(CasePhase.ShelterSearch).SearchDone().JudgedCooperating().Proposed(OutcomeKind.CooperatedNoShelter, Staff.Ingrid));
        var (sanne, ingrid) = (await App.ActorOf("sanne"), await App.ActorOf("ingrid"));
        var (covering, inEmergency) = (await AddAsync(AccessTable.Covering, "Noord"), await AddAsync(AccessTable.InEmergency, "Zuid"));
        await App.InDatabase(async db =>
        {
            var (now, today) = (App.Clock.GetUtcNow().UtcDateTime, CasePageCases.Today);
            db.Add(new AbsenceCover(ingrid, now, "Noord", sanne, covering, (today, today)));
            db.AddRange(_numbers.Values.Select(number => new EmergencyAccess(inEmergency, "Zuid", number, "a reason", now, TimeSpan.FromHours(4))));
            await db.CaseFiles.Where(c => c.Number == _numbers[CaseFate.Destroyed]).ExecuteDeleteAsync();
            await db.SaveChangesAsync();
        });
    }

    // The builder of the other cases counts from 1.
    private static StoryNumbers FarNumbers()
    {
        var numbers = new StoryNumbers();
        for (var year = 2020; year <= 2026; year++)
            foreach (var prefix in (string[])[Numbers.Cases, Numbers.Referrals])
                numbers.Add(prefix, year, 900_001, 10);
        return numbers;
    }

    public ValueTask DisposeAsync()
    {
        App.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<Actor> AddAsync(string userName, string team)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var user = new AppUser { UserName = userName, DisplayName = userName, Role = ActorRole.Counsellor, Team = team };
        Assert.True((await scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>().CreateAsync(user, DemoAccounts.Password)).Succeeded);
        return new(user.Id, user.DisplayName, user.Role);
    }

    private static CaseFile Told(StoryWorld world, string story)
    {
        var post = world.Cast.Counsellors.Single(p => p.Person.Name == "S. de Wit");
        return StorySeeder.Tell(world, StoryPlans.Demo(world, StorySeeder.DemoSeed).First(p => p.Story.Name == story) with { Counsellor = post.Person, Team = post.Team });
    }
}
