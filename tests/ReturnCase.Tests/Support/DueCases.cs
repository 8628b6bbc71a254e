using ReturnCase.Data.Retention;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Shelter;
using ReturnCase.Tests.Pages.Cases;

namespace ReturnCase.Tests.Support;

/// <summary>Closed cases whose term is over on the day of the tests.</summary>
internal static class DueCases
{
    public const string Reason = "because";

    /// <summary>Registered in error and closed more than a year ago.</summary>
    public static CaseBuilder Closed(int daysAgo = 400) => CasePageCases.In(CasePhase.Closed, daysAgo: daysAgo);

    /// <summary>A child with a name nobody else has, whose case was sent to the IND and ended in residence six years ago.</summary>
    public static CaseBuilder Sent(string firstNames, string lastName, int? home = null)
    {
        var builder = CaseBuilder.In(CasePhase.Intake, new PartialDate(2010, 5, 10), new DateOnly(2020, 3, 2)).Named(firstNames, lastName);
        builder.Rejected().Moved(CaseTrigger.AcceptWithoutReturnDecision).SearchDone();
        if (home is { } place)
        {
            builder.AddCandidate(name: $"Tante {lastName}", carePlace: place).Steps(CandidateStage.ContactAttempted, CandidateStage.NotReachable);
        }

        return builder.JudgedCooperating().Confirmed(OutcomeKind.CooperatedNoShelter).Exported().Wait(1).Answer(DecisionKind.ResidenceGranted).Moved(CaseTrigger.ResidenceGranted);
    }

    /// <summary>A change of somebody on the day of the tests, at noon.</summary>
    public static Change By(Actor who, string? reason = Reason, int minutes = 0) =>
        new(who, CasePageCases.Today, CasePageCases.Today.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc).AddMinutes(minutes), reason);

    /// <summary>Puts cases on a list as the auditor does.</summary>
    public static async Task<DestructionList> Prepare(this ReturnCaseApp app, params IReadOnlyCollection<string> numbers) =>
        (await app.With((Destructions destructions) => destructions.PrepareAsync(By(Staff.Auditor), numbers))).List ?? throw new InvalidOperationException("Nothing could go on the list.");

    /// <summary>Signs for cases as the supervisor of the team does.</summary>
    public static Task<SignResult> Sign(this ReturnCaseApp app, DestructionList list, IReadOnlyCollection<string> numbers, Actor? by = null, string team = "Noord") =>
        app.With((Destructions destructions) => destructions.SignAsync(By(by ?? Staff.Ingrid), list.Id, team, numbers, new Dictionary<string, string>()));
}
