using ReturnCase.Data.Tasks;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Shelter;

namespace ReturnCase.Web.Cases;

/// <summary>A case as its page shows it to one person on one day.</summary>
public sealed record CaseSheet(CaseFile File, CaseClocks Clocks, CaseActions Actions, DateOnly Today, CasePolicy Policy, bool All)
{
    /// <summary>Lines of history that are shown before "show all".</summary>
    public const int LatestLines = 20;

    public bool IsSupervisor { get; private init; }

    /// <summary>It is read here and not worked on: another team's case of which a supervisor decides on the proposal, or one opened in an emergency.</summary>
    public bool OnlyReads { get; private init; }

    /// <summary>What is new to this person.</summary>
    public SinceLooked Since { get; init; } = SinceLooked.Nothing;

    /// <summary>What stands beside the case, on its own page.</summary>
    public CaseBeside Beside { get; private init; } = CaseBeside.Nothing;

    /// <summary>How this case and those of brothers and sisters name each other.</summary>
    public SiblingLinks SiblingLinks => SiblingLinks.Of(File, Beside.NamedBy) with { Openable = Beside.SiblingsToOpen };

    /// <summary>Cases of other members of the family and of the same child, as far as this person may open them.</summary>
    public bool MayOpen(string number) => Beside.SiblingsToOpen.Contains(number);

    /// <summary>The team of such a case; null where it is not known.</summary>
    public string? TeamOf(string number) => Beside.Teams.GetValueOrDefault(number);

    public static CaseSheet Of(CaseFile file, CaseDesk desk, bool all, CaseBeside? beside = null)
    {
        var now = desk.Change();
        return new(file, desk.Clocks(file), CaseActions.Of(file, now), desk.Today, desk.Policy, all)
        {
            Now = now,
            Beside = beside ?? CaseBeside.Nothing,
            OnlyReads = desk.OnlyReads(file),
            IsSupervisor = desk.Actor.Role == ActorRole.Supervisor,
        };
    }

    /// <summary>The change that a move made here and now would bring; conditions are asked with it.</summary>
    private Change Now { get; init; } = null!;

    /// <summary>The facts that hold a condition, the newest last.</summary>
    public IReadOnlyList<RecordedFact> Behind(GuardCode guard) => File.FactsBehind(Now, guard);

    /// <summary>Where all facts that hold a condition stand: those of the search on its own page, the others in the whole timeline.</summary>
    public string AllHeld(GuardCode guard) => guard is GuardCode.EveryKindTried or GuardCode.NoAcceptedCandidate or GuardCode.NoCandidateLeftOpen or GuardCode.CountryNamed
        ? Address("search") : $"/cases/{File.Number}?all=true#timeline";

    /// <summary>The page that adds what a condition asks, about the candidate where it concerns one; of a decision that waits, the move that it asks for.</summary>
    public string AddressOf(GuardInfo guard) => (guard.Code, File.CandidateBehind(Now, guard.Code)) switch
    {
        (GuardCode.NoAnnulment, _) when File.WaitingDecisions.FirstOrDefault(w => w.Trigger is CaseTrigger.ReturnDecisionEnded or CaseTrigger.RejectionEnded) is { } waiting =>
            Address(Slugs.Of(waiting.Trigger)),
        (_, { } candidate) => $"{Address(PageOf(guard, File.CandidateAt(candidate)!))}?candidate={candidate}",
        _ => Address(guard.Page!),
    };

    public string Address(string page) => $"/cases/{File.Number}/{page}";

    // A place that was accepted and does not count is not accepted once more: it needs what comes next for it.
    private string PageOf(GuardInfo guard, ShelterCandidate candidate) =>
        guard.Code == GuardCode.CandidateAccepted && File.StageOf(candidate.Sequence) == CandidateStage.Accepted ? File.NextFor(candidate, Today) ?? guard.Page! : guard.Page!;
}
