using ReturnCase.Domain.Cases;

namespace ReturnCase.Tests.Domain;

public sealed class CatalogueTests
{
    [Fact]
    public void Every_guard_but_the_routes_is_in_the_catalogue_once() =>
        Assert.Equal(Enum.GetValues<GuardCode>().Where(g => !CaseLifecycle.IsRoute(g)), GuardCatalogue.All.Select(row => row.Code));

    [Fact]
    public void Every_guard_says_why_and_what_would_satisfy_it_in_both_languages()
    {
        foreach (var row in GuardCatalogue.All)
        {
            Assert.All((string[])[row.Sentence.Nl, row.Sentence.En, row.Satisfy.Nl, row.Satisfy.En, row.Source], text => Assert.False(string.IsNullOrWhiteSpace(text)));
            Assert.NotEqual(row.Sentence.Nl, row.Sentence.En);
            Assert.NotEqual(row.Satisfy.Nl, row.Satisfy.En);
            Assert.Equal(row.Remedy is GuardRemedy.Page or GuardRemedy.SupervisorPage or GuardRemedy.IndOnly, row.Page is not null);
        }
    }

    [Fact]
    public void Every_row_of_the_table_has_a_source() => Assert.All(CaseLifecycle.Moves, move => Assert.False(string.IsNullOrWhiteSpace(move.Source)));

    [Fact]
    public void Phases_moves_outcomes_and_closing_reasons_have_texts()
    {
        BilingualText[] texts =
        [
            .. Enum.GetValues<CasePhase>().Select(CaseTexts.Of), .. Enum.GetValues<CaseTrigger>().Select(CaseTexts.Of),
            .. Enum.GetValues<OutcomeKind>().Select(CaseTexts.Of), .. Enum.GetValues<ClosingReason>().Select(CaseTexts.Of),
        ];
        Assert.All(texts, text => Assert.False(string.IsNullOrWhiteSpace(text.Nl) || string.IsNullOrWhiteSpace(text.En)));
        Assert.All(texts.Where(text => text.Nl != "Intake"), text => Assert.NotEqual(text.Nl, text.En));
    }
}
