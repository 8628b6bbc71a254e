using ReturnCase.Domain.Cases;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Shelter;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

public sealed class ValueTests
{
    [Theory]
    [InlineData("0012345678", "0012345678")]
    [InlineData("001 234 5678", "0012345678")]
    [InlineData("001.234-5678", "0012345678")]
    [InlineData("012345678", null)]
    [InlineData("01234567890", null)]
    [InlineData("V012345678", null)]
    [InlineData("\u0661234567890", null)]
    [InlineData(null, null)]
    public void A_V_number_is_ten_digits_and_keeps_its_zeros(string? text, string? expected)
    {
        Assert.Equal(expected is not null, VNumber.TryParse(text, out var number));
        Assert.Equal(expected ?? "", number.Value);
    }

    [Fact]
    public void A_wrong_V_number_cannot_be_parsed() => Assert.Throws<FormatException>(() => VNumber.Parse("1"));

    [Theory]
    [InlineData(2009, 2, 29)]
    [InlineData(2009, 13, null)]
    [InlineData(2009, null, 3)]
    public void A_partial_date_that_does_not_exist_is_refused(int year, int? month, int? day) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new PartialDate(year, month, day));

    [Fact]
    public void The_last_place_cannot_be_taken_twice_and_a_refusal_changes_nothing()
    {
        var aunt = new CarePlace(ShelterKind.Family, "aunt", "GN", 1);
        var (first, second) = (Accepts(aunt), CaseBuilder.In(CasePhase.ShelterSearch).AddCandidate(carePlace: 7).Steps(CandidateStage.ContactAttempted).Assessed());
        var (version, place) = (second.File.Version, aunt.Version);
        Assert.Equal([GuardCode.CarePlaceHasRoom], Assert.Throws<CaseRefusedException>(() => Accept(second, aunt)).Guards);
        Assert.Equal((version, place, 0), (second.File.Version, aunt.Version, aunt.Free));
        first.Steps(aunt, CandidateStage.Withdrawn);
        Accept(second, aunt);
        Assert.Equal((0, 2), (aunt.Free, aunt.Placements.Count));
    }

    [Fact]
    public void What_stands_last_decides_on_the_place()
    {
        var aunt = new CarePlace(ShelterKind.Family, "aunt", "GN", 1);
        var c = CaseBuilder.In(CasePhase.ShelterSearch).AddCandidate(carePlace: 7).Wait(20).Steps(aunt, CandidateStage.ContactAttempted, CandidateStage.Accepted);
        c.Wait(10);
        c.File.RecordStep(c.By(Staff.Sanne, on: c.Today.AddDays(-20)), c.Candidate, CandidateStage.Rejected, "earlier", "e", "late", aunt);
        Assert.Equal(0, aunt.Free);
        c.File.RecordStep(c.By(Staff.Sanne), c.Candidate, CandidateStage.Willing, "back to willing", "e", "so it was", aunt);
        Assert.Equal(1, aunt.Free);
        c.File.RetractAsError(c.By(Staff.Sanne), c.File.Latest<CandidateStep>()!.Sequence, aunt);
        Assert.Equal(0, aunt.Free);
    }

    [Fact]
    public void A_wrong_correction_of_a_step_takes_no_place()
    {
        var aunt = new CarePlace(ShelterKind.Family, "aunt", "GN", 1);
        var c = CaseBuilder.In(CasePhase.ShelterSearch).AddCandidate(carePlace: 7).Assessed();
        Assert.Throws<CaseRefusedException>(() => c.File.RecordStep(c.By(Staff.Sanne, corrects: 999), c.Candidate, CandidateStage.Accepted, "r", "e", "so", aunt));
        Assert.Equal((1, 1), (aunt.Free, aunt.Version));
    }

    [Fact]
    public void Accepting_a_candidate_with_a_care_place_needs_that_place()
    {
        var c = CaseBuilder.In(CasePhase.ShelterSearch).AddCandidate(carePlace: 7).Assessed();
        Assert.Throws<ArgumentNullException>(() => Accept(c, null));
    }

    [Fact]
    public void A_closing_gives_the_place_back_and_only_the_receiver_of_a_handover_keeps_the_child()
    {
        var aunt = new CarePlace(ShelterKind.Family, "aunt", "GN", 1);
        var c = Accepts(aunt).Note(StatementKind.OtherCase);
        Assert.Throws<ArgumentNullException>(() => c.Moved(CaseTrigger.CloseDuplicateOrError));
        Assert.Equal(CasePhase.ShelterSearch, c.File.Phase);
        c.File.Move(c.By(Staff.Ingrid), CaseTrigger.CloseDuplicateOrError, places: [aunt]);
        Assert.Equal((CasePhase.Closed, 1), (c.File.Phase, aunt.Free));
        var step = c.File.Latest<CandidateStep>()!;
        c.File.RecordStep(c.By(Staff.Sanne, corrects: step.Sequence), c.Candidate, step.Stage, "spelled right", "letter", "so", aunt);
        Assert.Equal(1, aunt.Free);
        Assert.Equal([ClosingReason.ReturnedHandedOver], Enum.GetValues<CaseTrigger>().Where(t => CaseLifecycle.Closing(t) is not null && !CaseFile.FreesPlaces(t)).Select(t => CaseLifecycle.Closing(t)!.Value));
    }

    [Fact]
    public void A_step_is_not_corrected_to_another_candidate()
    {
        var aunt = new CarePlace(ShelterKind.Family, "aunt", "GN", 1);
        var c = Accepts(aunt);
        var step = c.File.Latest<CandidateStep>()!.Sequence;
        c.AddCandidate(name: "uncle").Assessed();
        var refused = Assert.Throws<CaseRefusedException>(() => c.File.RecordStep(c.By(Staff.Sanne, corrects: step), c.Candidate, CandidateStage.Accepted, "r", "e", "so", aunt));
        Assert.Equal([GuardCode.SameCandidate], refused.Guards);
        Assert.Equal(0, aunt.Free);
    }

    private static CaseBuilder Accepts(CarePlace place) => CaseBuilder.In(CasePhase.ShelterSearch).AddCandidate(carePlace: 7).Steps(place, CandidateStage.ContactAttempted, CandidateStage.Accepted);

    private static void Accept(CaseBuilder c, CarePlace? place) =>
        c.File.RecordStep(c.By(Staff.Sanne), c.Candidate, CandidateStage.Accepted, "she agreed", "letter", "it went fast", place);
}
