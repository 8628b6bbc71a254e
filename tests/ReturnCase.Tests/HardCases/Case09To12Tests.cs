using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Referrals;
using ReturnCase.Domain.Shelter;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Pages.Cases.Facts;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.HardCases;

/// <summary>A child that comes back, a family, two numbers, midnight, and what was sent.</summary>
public sealed class Case09To12Tests : HardCase
{
    [Fact]
    public async Task Case_9_missing_and_back_at_18_in_another_town()
    {
        var built = CaseBuilder.In(CasePhase.ShelterSearch, new PartialDate(2008, 6, 1));
        var number = await App.KeepCase(built);
        await Does("sanne", number, "suspensions", new() { ["Input.Kind"] = nameof(SuspensionKind.Missing), ["Input.Reference"] = "melding politie" });
        // Missing is not left: an alarm on an open case.
        Assert.Equal(CasePhase.ShelterSearch, (await File(number)).Phase);
        Assert.Equal(AlarmKind.Missing, Assert.Single((await File(number)).OpenAlarms).Kind);
        await CannotMove("ingrid", number, CaseTrigger.CloseLeftUnknownDestination, GuardCode.UnknownDestinationTrigger);
        On(2026, 3, 12);
        await Does("sanne", number, "unknown-destination", new() { ["Input.Trigger"] = nameof(StatementKind.EightDaysUnregistered), ["Input.Text"] = "Sinds de 2e." }, "form.rc-form");
        await Moves("ingrid", number, CaseTrigger.CloseLeftUnknownDestination);

        // Another team types the transfer: no second case.
        On(2026, 7, 1);
        var typed = await (await As("omar")).Fill("/cases/new", NewTests.Transfer(built.File.VNumber, 2026, 3, 1));
        Assert.Equal("/cases", typed.RedirectsTo);
        Assert.True((await File(number)).ReopeningOwed);
        await Moves("ingrid", number, CaseTrigger.Reopen, "Terug, in een andere plaats.");
        var file = await File(number);
        Assert.Equal((CasePhase.Intake, 2, built.File.VNumber), (file.Phase, file.Period, file.VNumber));
        await CannotMove("ingrid", number, CaseTrigger.AcceptWithoutReturnDecision, GuardCode.Minor);
    }

    [Fact]
    public async Task Case_10_brothers_and_one_aunt_with_two_places()
    {
        var (one, two, three) = (Brother("Awet").AddCandidate(name: "Tante Letebrhan"), Brother("Filmon"), Brother("Robel"));
        var numbers = new List<string>();
        foreach (var brother in (CaseBuilder[])[one, two, three])
            numbers.Add(await App.KeepCase(brother));

        // One act links two cases, and both say so.
        foreach (var other in numbers[1..])
            await Does("sanne", numbers[0], "sibling-case", new() { ["Input.Text"] = "Allebei zeggen het.", ["Input.Reference"] = other });
        foreach (var number in numbers[1..])
            Assert.Equal([numbers[0]], (await File(number)).SiblingCases);

        // The aunt is recorded for the first and given to the others in one go.
        var at = (await File(numbers[0])).Latest<ShelterCandidate>()!.Sequence;
        await Does("sanne", numbers[0], $"candidates/{at}/siblings", new() { ["Input.Capacity"] = "2", ["Input.Siblings[0].Ticked"] = "true", ["Input.Siblings[1].Ticked"] = "true" }, "form.rc-form");
        foreach (var (index, number) in numbers.Index())
        {
            var candidate = (await File(number)).Latest<ShelterCandidate>()!.Sequence;
            await Does("sanne", number, $"safety-check?candidate={candidate}", new() { ["Input.Safe"] = "True", ["Input.ChildsView"] = $"{index}: ik wil naar haar toe.", ["Input.MayBeSaid"] = "Dat het goed gaat." }, "form.rc-form");
            await Does("sanne", number, $"assessment?candidate={candidate}", new Dictionary<string, string?>(FactPages.Assessment(candidate)) { ["Input.Safe"] = "Yes" }.Date("Input.ValidUntil", one.Today.AddMonths(6)), "form.rc-form");
            var step = (await (await As("sanne")).Get($"/cases/{number}/candidate-step?candidate={candidate}")).Document.QuerySelector("[data-full]")?.TextContent;
            Assert.Equal(index == 2, step?.StartsWith("Bij Tante Letebrhan is geen plaats meer: alle 2 plaatsen zijn bezet.", StringComparison.Ordinal) ?? false);
            var accepted = await (await As("sanne")).Fill($"/cases/{number}/candidate-step?candidate={candidate}", new()
            {
                ["Input.Stage"] = nameof(CandidateStage.Accepted),
                ["Input.Result"] = "Zij wil het.",
                ["Input.Evidence"] = "Brief.",
                ["Input.OutOfOrderWhy"] = "Zij belde zelf.",
            }, "form.rc-form");
            Assert.Equal(index < 2, accepted.RedirectsTo is not null);
            if (index == 2)
                Assert.Contains("Bij deze plek is geen ruimte meer.", accepted.Text, StringComparison.Ordinal);
        }

        // Each child said it in its own case; nothing of one stands in the file of another.
        var first = await File(numbers[0]);
        Assert.Contains(first.Standing<SafetyCheck>(), check => check.ChildsView.StartsWith("0:", StringComparison.Ordinal));
        Assert.DoesNotContain(first.Standing<SafetyCheck>(), check => check.ChildsView.StartsWith("1:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Case_10_one_child_with_two_V_numbers()
    {
        var known = Brother("Samuel");
        var old = await App.KeepCase(known, "omar", "Zuid");
        var history = (await File(old)).Entries.Count;
        var transfer = NewTests.Transfer(year: 2026, month: 2, day: 20);
        (transfer["Input.Identity.FirstNames"], transfer["Input.Identity.LastName"]) = ("Samuël", "Tesfaye");
        (transfer["Input.BirthDate.Month"], transfer["Input.BirthDate.Year"]) = ("", "2010");
        var asked = await (await As("sanne")).Fill("/cases/new", transfer);
        Assert.Contains($"Zaak {old}, team Zuid", asked.Find("#doubles").TextContent, StringComparison.Ordinal);
        var kept = await (await As("sanne")).Submit(asked, "main form", new() { ["Input.Doubles.Lines[0].Same"] = "True", ["Input.Doubles.Lines[0].Why"] = "Hij vertelt zelf dat hij al bij Zuid bekend is." });
        var number = kept.RedirectsTo!.Split('/')[^1];

        // The supervisor finds the task, links, and names the case that leads.
        await Does("ingrid", number, $"same-person?other={old}", new() { ["Input.LeadsHere"] = "False", ["Input.Evidence"] = "Vingerafdrukken zijn gelijk, bevestigt de IND." });
        Assert.Contains($"ook zaak {old} (team Zuid), onder een ander V-nummer. Die zaak is leidend.", await Says("ingrid", number), StringComparison.Ordinal);
        Assert.Contains($"ook zaak {number} (team Noord), onder een ander V-nummer. Deze zaak is leidend.", await Says("omar", old), StringComparison.Ordinal);

        // The one that follows is closed as a double; the histories stay apart.
        await Moves("ingrid", number, CaseTrigger.CloseDuplicateOrError);
        var (one, two) = (await File(old), await File(number));
        Assert.Equal((history + 1, CasePhase.ShelterSearch), (one.Entries.Count, one.Phase));
        Assert.Equal((CasePhase.Closed, ClosingReason.DuplicateOrError), (two.Phase, two.ClosingReason));
        Assert.NotEqual(one.VNumber, two.VNumber);
    }

    [Theory]
    [InlineData(21, 59, true)]
    [InlineData(22, 0, false)]
    public async Task Case_11_the_eve_of_the_birthday_in_Amsterdam_while_the_server_runs_in_UTC(int hour, int minute, bool inTime)
    {
        var number = await App.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch, new PartialDate(2008, 5, 10)).SearchDone().JudgedInsufficient());
        App.Clock.Set(new DateTimeOffset(2026, 5, 9, 21, 40, 0, TimeSpan.Zero));
        await Does("sanne", number, "propose/insufficient-cooperation", new() { ["Input.Grounds"] = "Zoals in het dossier staat." });
        var ingrid = await As("ingrid");
        App.Clock.Set(new DateTimeOffset(2026, 5, 9, hour, minute, 0, TimeSpan.Zero));
        var confirmed = await ingrid.Fill($"/cases/{number}/proposal", form: "#confirm", button: "button");
        var file = await File(number);
        Assert.Equal(inTime, confirmed.RedirectsTo is not null);
        Assert.Equal(inTime ? CasePhase.InsufficientCooperation : CasePhase.ShelterSearch, file.Phase);
        if (inTime)
            Assert.Equal(new DateOnly(2026, 5, 9), file.LastMove.OccurredOn);
    }

    [Fact]
    public async Task Case_12_the_file_changes_between_confirmation_and_export()
    {
        var built = CaseBuilder.In(CasePhase.ShelterSearch).SearchDone().Complete().JudgedCooperating();
        var number = await App.KeepCase(built);
        await Outcome(number, OutcomeKind.CooperatedNoShelter);
        var frozen = (await File(number)).CurrentReferral!;
        await Does("sanne", number, "contacts", new() { ["Input.Role"] = nameof(ContactRole.Lawyer), ["Input.Name"] = "mr. N. Nieuw" }, "main form.rc-form");

        // What was confirmed stays as it was, and the liaison is shown what changed before it goes.
        Assert.Equal(frozen.Content, (await File(number)).CurrentReferral!.Content);
        Assert.DoesNotContain("mr. N. Nieuw", frozen.Content, StringComparison.Ordinal);
        var pieter = await As("pieter");
        var list = await pieter.Get("/referrals");
        ((AngleSharp.Html.Dom.IHtmlInputElement)list.Find($"input[value='{frozen.Number}']")).IsChecked = true;
        var shown = await pieter.Submit(list, "main form.rc-card--flush");
        Assert.Contains(frozen.Number, shown.Find("#check").TextContent, StringComparison.Ordinal);
    }

    private static CaseBuilder Brother(string name)
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).Country();
        c.File.RecordIdentity(c.By(Staff.Sanne), new(name, "Tesfay", null, "ER", "Tigrinya", "Utrecht"));
        return c;
    }
}
