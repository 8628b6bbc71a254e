using ReturnCase.Data;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Referrals;
using ReturnCase.Domain.Shelter;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Demo;
using ReturnCase.Web.Demo.Stories;
using ReturnCase.Web.Demo.Vocabulary;

namespace ReturnCase.Tests.Demo;

/// <summary>Tells stories in memory, by the demo's own people.</summary>
internal static class Telling
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(1));

    /// <summary>The demo of <see cref="Now"/>, told once.</summary>
    public static readonly Lazy<IReadOnlyList<(StoryPlan Plan, CaseFile File)>> Told = new(() => Demo());

    public static StoryWorld World(DateTimeOffset? now = null) => new(
        now ?? Now, CasePolicy.Default, Cast.Of(DemoAccounts.All.Select(a => new AppUser { Id = a.UserName, UserName = a.UserName, DisplayName = a.DisplayName, Role = a.Role, Team = a.Team })),
        StoryNumbers.FromOne(2000, 2045, 500), DemoPlaces.Make());

    public static IReadOnlyList<(StoryPlan Plan, CaseFile File)> Demo(int seed = StorySeeder.DemoSeed, DateTimeOffset? now = null)
    {
        var world = World(now);
        return [.. StoryPlans.Demo(world, seed).Select(plan => (plan, StorySeeder.Tell(world, plan)))];
    }

    /// <summary>Something is overdue, at most a fifth of the open cases, and nothing for more than two months.</summary>
    public static void AssertLittleIsLate(IReadOnlyList<CaseFile> files, DateOnly today)
    {
        var late = files.Where(f => f.Phase.IsOpen() && f.GoverningDeadline < today).ToList();
        Assert.InRange(late.Count, 1, files.Count(f => f.Phase.IsOpen()) / 5);
        Assert.All(late, f => Assert.True(f.GoverningDeadline >= today.AddDays(-60), $"{f.Number}: {f.GoverningKind} {f.GoverningDeadline}"));
        Assert.InRange(late.Count(f => f.GoverningDeadline < today.AddDays(-25)), 0, 3);
    }
}

public sealed class StoryTests
{
    private static IEnumerable<CaseFile> Files => Telling.Told.Value.Select(t => t.File);

    private static DateOnly Today => AmsterdamCalendar.DateOf(Telling.Now.UtcDateTime);

    public static TheoryData<string, int> Moments() => new()
    {
        { "2027-03-28T02:30:00+02:00", 1 },
        { "2028-02-29T23:59:00+01:00", 2 },
        { "2026-08-16T12:00:00+02:00", 3 },
        { "2029-12-31T23:30:00Z", 4 },
    };

    /// <summary>Each story on awkward days and with other seeds: the rules let every one of them happen, and little of it is late.</summary>
    [Theory]
    [MemberData(nameof(Moments))]
    public void Every_story_can_be_told_on_any_day(string now, int seed)
    {
        var world = Telling.World(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));
        var (refused, told) = (new List<string>(), new List<CaseFile>());
        foreach (var plan in StoryPlans.Demo(world, seed))
        {
            try
            {
                told.Add(StorySeeder.Tell(world, plan));
            }
            catch (CaseRefusedException refusal)
            {
                refused.Add($"{plan.Story.Name}: {string.Join(", ", refusal.Guards)} ({plan.Start} - {plan.End})");
            }
        }

        Assert.Empty(refused.Distinct());
        Telling.AssertLittleIsLate(told, world.Today);
    }

    [Fact]
    public void About_two_hundred_cases_stand_in_every_phase_and_closing_reason()
    {
        Assert.InRange(Files.Count(), 180, 240);
        Assert.Equal(Enum.GetValues<CasePhase>(), Files.Select(f => f.Phase).Distinct().Order());
        Assert.Equal(Enum.GetValues<ClosingReason>(), Files.Where(f => f.ClosingReason is not null).Select(f => f.ClosingReason!.Value).Distinct().Order());
    }

    [Fact]
    public void Each_counsellor_has_a_caseload_and_some_cases_have_none()
    {
        var open = Files.Where(f => f.Phase.IsOpen()).ToList();
        Assert.All((string[])["sanne", "joris", "omar"], name => Assert.InRange(open.Count(f => f.CounsellorId == name), 25, 45));
        Assert.InRange(open.Count(f => f.CounsellorId is null), 4, 15);
        Assert.Equal(["Noord", "Zuid"], Files.Select(f => f.Team).Distinct().Order());
    }

    [Fact]
    public void Referrals_proposals_decisions_alarms_and_suspensions_wait()
    {
        var referrals = Files.SelectMany(f => f.Referrals).Select(r => r.State).ToHashSet();
        Assert.All(Enum.GetValues<ReferralState>(), state => Assert.Contains(state, referrals));
        Assert.Equal(Enum.GetValues<OutcomeKind>(), Files.Where(f => f.ProposedOutcome is not null).Select(f => f.ProposedOutcome!.Value).Distinct().Order());
        Assert.Contains(Files, f => f.AwaitsOtherSupervisor);
        Assert.Contains(Files, f => f.Proposals.Any(p => p.State == ProposalState.Returned));
        Assert.InRange(Files.Count(f => f.DecisionWaitsSince is not null), 6, 30);
        Assert.Contains(Files, f => f.OpenAlarms.Any(a => a.OwnerId is null));
        Assert.Contains(Files, f => f.OpenAlarms.Any(a => a.OwnerId is not null));
        Assert.Contains(Files, f => f.Suspensions.Count(s => s.IsOpenOn(Today)) > 1);
        Assert.Contains(Files, f => f.Suspensions.Any(s => s.AwaitsApproval));
        Assert.Contains(Files, f => f.ReopeningOwed);
    }

    [Fact]
    public void Nothing_is_recorded_before_it_happened_nor_today_nor_out_of_order() => Assert.All(Files, file =>
    {
        Assert.All(file.Entries, e => Assert.True(e.OccurredOn <= AmsterdamCalendar.DateOf(e.RecordedAt)));
        Assert.Equal(file.Entries.Select(e => e.RecordedAt).Order(), file.Entries.Select(e => e.RecordedAt));
        Assert.True(AmsterdamCalendar.DateOf(file.Entries[^1].RecordedAt) < Today, file.Number);
    });

    [Fact]
    public void Numbers_are_unique_and_follow_the_transfers()
    {
        Assert.Equal(Files.Count(), Files.Select(f => f.VNumber).Distinct().Count());
        Assert.All(Files, f => Assert.Matches("^[0-9]{10}$", f.VNumber));
        Assert.Equal(Files.Select(f => f.Number).Order(StringComparer.Ordinal), Files.Select(f => f.Number));
        var referrals = Files.SelectMany(f => f.Referrals).Select(r => r.Number).ToList();
        Assert.Equal(referrals.Count, referrals.Distinct().Count());
    }

    [Fact]
    public void No_child_bears_the_name_of_a_user()
    {
        var names = DemoAccounts.All.SelectMany(a => new[] { a.UserName, a.DisplayName[(a.DisplayName.IndexOf(' ') + 1)..] }).ToHashSet(StringComparer.CurrentCultureIgnoreCase);
        Assert.All(Origins.All, o => Assert.DoesNotContain(o.Boys.Concat(o.Girls).Concat(o.Surnames), name => names.Contains(name) || name.Split(' ', '-').Any(names.Contains)));
    }

    [Fact]
    public void Whoever_may_care_for_a_child_has_a_name_that_fits_and_not_the_childs()
    {
        var relatives = Phrases.Family.Concat(Phrases.Acquaintances).ToDictionary(relative => relative.Relation);
        var candidates = Files.SelectMany(f => f.Facts.OfType<ShelterCandidate>(), (file, candidate) => (File: file, Candidate: candidate)).Where(x => x.Candidate.Kind != ShelterKind.ReceptionHouse).ToList();
        Assert.True(candidates.Count > 100);
        Assert.All(candidates.Where(x => x.Candidate.CarePlaceId is null), x =>
        {
            var (origin, relative) = (Origins.All.Single(o => o.Code == x.Candidate.Country), relatives[x.Candidate.Relation!]);
            var first = (relative.IsWoman ? origin.Girls : origin.Boys).SingleOrDefault(name => x.Candidate.Name.StartsWith($"{name} ", StringComparison.Ordinal));
            Assert.True(first is not null, $"{x.Candidate.Name}: {relative.Relation}");
            Assert.NotEqual(x.File.FirstNames, first);
            Assert.Equal(relative.SharesName, x.Candidate.Name == $"{first} {x.File.LastName}");
        });
        Assert.All(candidates.Where(x => x.Candidate.CarePlaceId is not null), x => Assert.Equal(DemoPlaces.Relation, x.Candidate.Relation));
        Assert.All(candidates.GroupBy(x => x.File.Number), same => Assert.Equal(same.Count(), same.Select(x => x.Candidate.Name).Distinct().Count()));
    }

    [Fact]
    public void A_house_is_told_of_as_a_house_and_a_kind_is_reasoned_away_with_words_about_that_kind()
    {
        var houses = Files.SelectMany(f => f.Facts.OfType<ShelterCandidate>().Where(c => c.Kind == ShelterKind.ReceptionHouse), (file, house) => (File: file, House: house)).ToList();
        Assert.True(houses.Count > 5);
        var told = houses.SelectMany(x => x.File.Facts.OfType<CandidateStep>().Where(s => s.Candidate == x.House.Sequence).Select(s => s.Result)
            .Concat(x.File.Facts.OfType<SafetyCheck>().Where(s => s.Candidate == x.House.Sequence).Select(s => s.ChildsView))).ToList();
        Assert.All((string[])["opgelucht", "deze persoon", "in huis nemen", "huisbezoek"], words => Assert.DoesNotContain(told, text => text.Contains(words, StringComparison.Ordinal)));
        Assert.DoesNotContain(Files.SelectMany(f => f.Facts.OfType<CandidateStep>(), (file, step) => (File: file, Step: step)),
            x => x.Step.Result.StartsWith("Het huis ", StringComparison.Ordinal) && houses.All(house => house.File != x.File || house.House.Sequence != x.Step.Candidate));
        Assert.DoesNotContain("vrienden", Phrases.ReasonedAway[(int)ShelterKind.Family], StringComparison.Ordinal);
    }

    [Fact]
    public void Who_was_silent_for_two_months_was_not_spoken_then_and_the_judgement_says_what_was_not_done()
    {
        var file = Files.Single(f => f.Entries[0].Source!.Contains("twee maanden stil", StringComparison.Ordinal));
        var failed = file.Standing<CooperationResult>().Where(result => result.Result == RequestResult.NotDone).ToList();
        Assert.Equal(2, failed.Count);
        var contacts = file.Standing<ContactMoment>().OrderBy(contact => contact.OccurredOn).ToList();
        var away = contacts.FindIndex(contact => contact.Kind == ContactKind.NotReached);
        // Tried twice, and in vain.
        var back = contacts.FindLastIndex(contact => contact.Kind == ContactKind.NotReached) + 1;
        Assert.Equal(away + 2, back);
        Assert.InRange(contacts[back].OccurredOn.DayNumber - contacts[away - 1].OccurredOn.DayNumber, 55, 70);
        Assert.All(failed, result => Assert.InRange(result.OccurredOn, contacts[away].OccurredOn, contacts[back].OccurredOn));
        Assert.InRange(contacts[away].OccurredOn.DayNumber - AmsterdamCalendar.DateOf(file.Entries[0].RecordedAt).DayNumber, 250, 285);
        Assert.Contains("twee verzoeken zijn toen niet gedaan", file.JudgementInForce!.Reasons, StringComparison.Ordinal);
        Assert.Equal(file.Standing<CooperationFact>().Select(fact => fact.Asked).Distinct().Count(), file.Standing<CooperationFact>().Count());
    }

    [Fact]
    public void Who_came_back_elsewhere_is_visited_there_before_the_alarm_is_closed()
    {
        var file = Files.Single(f => f.Entries[0].Source!.Contains("terug in een andere plaats", StringComparison.Ordinal));
        var talk = file.Standing<ContactMoment>().MaxBy(contact => contact.Sequence)!;
        Assert.Equal((file.Identity.Location, true), (talk.Place, talk.OccurredOn >= file.EighteenLatest));
        Assert.True(talk.Sequence < file.Entries.Single(entry => entry.Kind == EntryKind.AlarmClosed).Sequence);
        Assert.DoesNotContain("weekend", file.Entries.Single(entry => entry.Kind == EntryKind.AlarmRaised).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_hard_case_can_be_recognised() => Assert.All(HardStories.All, story => Assert.Contains(Files, f => f.Entries[0].Source == $"Overdracht IND (demo: {story.Mark})"));

    [Fact]
    public void The_aunt_has_two_places_and_both_are_taken()
    {
        var world = Telling.World();
        foreach (var plan in StoryPlans.Demo(world, StorySeeder.DemoSeed))
            StorySeeder.Tell(world, plan);
        Assert.Equal(0, world.Places[0].Free);
    }

    [Fact]
    public void The_same_seed_and_day_give_the_same_cases()
    {
        Assert.Equal(Files.Select(Line), Telling.Demo().Select(t => Line(t.File)));
        Assert.NotEqual(Files.Select(Line), Telling.Demo(seed: 7).Select(t => Line(t.File)));

        static string Line(CaseFile f) => $"{f.Number} {f.VNumber} {f.FirstNames} {f.LastName} {f.Phase} {f.Version} {f.Entries[^1].RecordedAt:O} {f.GoverningDeadline}";
    }

    /// <summary>Nothing that is recorded, and nothing that lists show in the end, depends on whether lists were brought up to date between two verbs.</summary>
    [Fact]
    public void What_lists_show_may_wait_for_the_last_verb()
    {
        var world = Telling.World() with { SettlesEach = true };
        var settled = StoryPlans.Demo(world, StorySeeder.DemoSeed).Select(plan => StorySeeder.Tell(world, plan)).ToList();
        Assert.Equal(Files.Select(Everything), settled.Select(Everything));

        static string Everything(CaseFile f) => string.Join('\n', (object?[])
        [
            CaseSnapshot.Of(f), f.FirstNames, f.LastName, f.Nationality, f.EighteenEarliest, f.EighteenLatest, f.GoverningDeadline, f.GoverningKind, f.SearchStartedOn, f.SearchLastDay, f.MissingGrounds,
            f.ProposedOutcome, f.AwaitsOtherSupervisor, f.DecisionWaitsSince, f.LastContactOn, f.OpenAlarmCount, f.PhaseSince, f.ReopeningOwed, f.ReviewOwed,
            string.Join(',', f.Asks()!.Tasks), string.Join(',', f.Figures()), string.Join(',', f.Referrals.SelectMany(r => r.Standings).Select(s => s.Line)), string.Join(',', f.Alarms.Select(a => a.ReportDueAt)),
        ]);
    }

    [Fact]
    public void Every_text_fits_and_no_word_in_braces_is_left() => Assert.All(Files.SelectMany(f => f.Facts), fact =>
    {
        foreach (var property in fact.GetType().GetProperties().Where(p => p.PropertyType == typeof(string)))
            Assert.DoesNotContain("{", (string?)property.GetValue(fact) ?? "", StringComparison.Ordinal);
    });
}
