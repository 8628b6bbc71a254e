using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Shelter;
using ReturnCase.Domain.Suspensions;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain;

/// <summary>What is undone, refused or set aside is so with a reason.</summary>
public sealed class ReasonTests
{
    private static readonly Dictionary<string, (Func<CaseBuilder> Case, Actor By, Action<CaseFile, Change> Act)> Acts = new()
    {
        ["a proposal sent back"] = (Proposed, Staff.Ingrid, (file, change) => file.ReturnProposal(change)),
        ["a proposal taken back"] = (Proposed, Staff.Sanne, (file, change) => file.WithdrawProposal(change)),
        ["a pause asked for"] = (Searching, Staff.Sanne, (file, change) => file.StartSuspension(change, Paused)),
        ["an exception answered"] = (Asked, Staff.Ingrid, (file, change) => file.AnswerException(change, file.Suspensions[0].Sequence, SuspensionWish.Pause, true)),
        ["an alarm raised"] = (Searching, Staff.Sanne, (file, change) => file.RaiseAlarm(change, AlarmKind.Trafficking)),
        ["a fact taken back"] = (Searching, Staff.Sanne, (file, change) => file.RetractAsError(change, file.Latest<CountryNamed>()!.Sequence)),
        ["a suspension taken back"] = (Asked, Staff.Sanne, (file, change) => file.RetractSuspension(change, file.Suspensions[0].Sequence)),
    };

    private static SuspensionDetails Paused => new(SuspensionKind.Medical, "M-1", false, true);

    public static TheoryData<string> Names => [.. Acts.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Without_a_reason_it_is_refused_and_with_one_it_is_done(string name)
    {
        var (build, by, act) = Acts[name];
        var c = build();
        foreach (var reason in (string?[])[null, "", " "])
            Assert.Equal([GuardCode.ReasonGiven], Assert.Throws<CaseRefusedException>(() => act(c.File, c.By(by, reason))).Guards);
        var before = c.File.Entries.Count;
        act(c.File, c.By(by));
        Assert.True(c.File.Entries.Count > before);
        Assert.Contains(c.File.Entries, line => line.Sequence > before && line.Reason == "because");
    }

    private static CaseBuilder Searching() => CaseBuilder.In(CasePhase.ShelterSearch).Country();

    private static CaseBuilder Proposed() => CaseBuilder.In(CasePhase.ShelterSearch).GroundsForShelterFound().Proposed(OutcomeKind.ShelterFound);

    private static CaseBuilder Asked() => Searching().Do(c => c.File.StartSuspension(c.By(Staff.Sanne), Paused));
}
