using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Referrals;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.HardCases;

/// <summary>Clocks, birthdays and a late aunt.</summary>
public sealed class Case01To04Tests : HardCase
{
    [Fact]
    public async Task Case_1_rejected_on_29_February_and_born_on_one()
    {
        On(2024, 2, 29);
        var transfer = NewTests.Transfer(year: 2024, month: 2, day: 29);
        (transfer["Input.BirthDate.Day"], transfer["Input.BirthDate.Month"], transfer["Input.BirthDate.Year"]) = ("29", "2", "2008");
        var number = (await (await As("sanne")).Fill("/cases/new", transfer)).RedirectsTo!.Split('/')[^1];
        await Moves("sanne", number, CaseTrigger.AcceptWithoutReturnDecision);

        // A year later there is no 29 February: the year ends on 1 March, and so does being a child.
        var clocks = (await (await As("sanne")).Get($"/cases/{number}/clocks")).Text;
        Assert.Contains("1 maart 2025", clocks, StringComparison.Ordinal);
        Assert.Contains("1 maart 2026", clocks, StringComparison.Ordinal);

        On(2026, 2, 28);
        await Does("sanne", number, "handover-note", new() { ["Input.Text"] = "De volwassenenafdeling weet ervan." });
        await CannotMove("ingrid", number, CaseTrigger.TurnedEighteen, GuardCode.Eighteen);
        On(2026, 3, 1);
        await Moves("ingrid", number, CaseTrigger.TurnedEighteen);
        Assert.Equal(ClosingReason.AgedOut, (await File(number)).ClosingReason);
    }

    [Fact]
    public async Task Case_2_the_birthday_comes_before_the_search_year_ends()
    {
        var built = CaseBuilder.In(CasePhase.ShelterSearch, new PartialDate(2008, 9, 1)).SearchDone();
        var number = await App.KeepCase(built);
        Assert.Contains("1 september 2026", await Says("sanne", number), StringComparison.Ordinal);

        // On the birthday an adverse outcome can no longer be proposed: nothing happens by itself either.
        On(2026, 9, 1);
        var page = await (await As("sanne")).Get($"/cases/{number}/propose/insufficient-cooperation");
        Assert.Contains(GuardCatalogue.Of(GuardCode.Minor).Sentence.Nl, page.Text, StringComparison.Ordinal);
        Assert.Equal(CasePhase.ShelterSearch, (await File(number)).Phase);
        await Does("sanne", number, "handover-note", new() { ["Input.Text"] = "De volwassenenafdeling weet ervan." });
        await Moves("ingrid", number, CaseTrigger.TurnedEighteen);
    }

    [Theory]
    [InlineData(CasePhase.CooperatedNoShelter)]
    [InlineData(CasePhase.InsufficientCooperation)]
    [InlineData(CasePhase.NoShelter)]
    public async Task Case_3_an_aunt_is_found_after_all(CasePhase phase)
    {
        var built = CaseBuilder.In(phase).Wait(10).GroundsForShelterFound().Complete();
        var number = await App.KeepCase(built);
        await Moves("sanne", number, CaseTrigger.ReopenSearch, "Een tante heeft zich gemeld.");
        var lying = (await File(number)).Referrals[^1];
        // Reopening costs the child no request that lies with the IND.
        Assert.Equal(phase != CasePhase.NoShelter, lying.IsUndecided);

        await Outcome(number, OutcomeKind.ShelterFound);
        var file = await File(number);
        Assert.Equal((CasePhase.ShelterFound, false), (file.Phase, file.InsufficientOutcomeStands));
        Assert.Equal(phase == CasePhase.NoShelter ? ReferralState.Decided : ReferralState.Superseded, file.Referrals.Single(r => r.Number == lying.Number).State);
        Assert.Contains(file.CurrentReferral!.Number, (await (await As("pieter")).Get("/referrals")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Case_4_the_birth_date_is_corrected_to_an_older_and_back_to_a_younger_age()
    {
        var number = await App.KeepCase(CaseBuilder.In(CasePhase.ShelterSearch));
        // That all terms for minors end by it is said first.
        var sanne = await As("sanne");
        var asked = await sanne.Fill($"/cases/{number}/birth-date", Born("", "", "2007", BirthDateSource.AgeAssessment));
        Assert.Contains("31 december 2025", Assert.Single(asked.Errors), StringComparison.Ordinal);
        Assert.NotNull((await sanne.Submit(asked, "main form", asked.Tick())).RedirectsTo);
        await Does("sanne", number, "handover-note", new() { ["Input.Text"] = "De volwassenenafdeling weet ervan." });
        await Moves("ingrid", number, CaseTrigger.TurnedEighteen);

        // A court says otherwise. What happened stays as it was; a person decides on opening again.
        await Does("sanne", number, "birth-date", Born("10", "5", "2010", BirthDateSource.Decision));
        var file = await File(number);
        Assert.Equal((CasePhase.Closed, true), (file.Phase, file.ReopeningOwed));
        await Moves("ingrid", number, CaseTrigger.Reopen, "De rechter acht hem minderjarig.");
        await Moves("ingrid", number, CaseTrigger.AcceptWithoutReturnDecision);
        file = await File(number);
        Assert.Equal((CasePhase.ShelterSearch, 2, false), (file.Phase, file.Period, file.ReopeningOwed));
        Assert.Equal(3, file.Facts.OfType<BirthDateVersion>().Count());
    }

    private static Dictionary<string, string?> Born(string day, string month, string year, BirthDateSource source) => new()
    {
        ["Input.BirthDate.Day"] = day,
        ["Input.BirthDate.Month"] = month,
        ["Input.BirthDate.Year"] = year,
        ["Input.KnownFrom"] = source.ToString(),
    };
}
