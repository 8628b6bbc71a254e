using System.Text.Json;
using System.Text.Json.Serialization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Decisions;
using ReturnCase.Domain.People;
using ReturnCase.Domain.Referrals;
using ReturnCase.Domain.Shelter;
using ReturnCase.Domain.Suspensions;

namespace ReturnCase.Web.Referrals;

/// <summary>The frozen content of a referral, read back for a person. A test keeps it the same as what is frozen.</summary>
public sealed record FrozenReferral(
    string Referral, ReferralKind Kind, DateOnly ConfirmedOn, string Case, string VNumber, string Team, string? Counsellor, string RuleSet, FrozenReferral.Person Child,
    FrozenReferral.Contact[]? Contacts, FrozenReferral.Proposed? Proposal, SearchClock? SearchYear, FrozenReferral.Decision[]? Decisions, string[]? Countries,
    FrozenReferral.Away[]? ReasonedAway, FrozenReferral.Candidate[]? Candidates, FrozenReferral.Request[]? Requests, FrozenReferral.Judged? Judgement,
    FrozenReferral.View[]? Views, FrozenReferral.Suspended[]? Suspensions)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter() },
    };

    public static FrozenReferral Read(string content) =>
        JsonSerializer.Deserialize<FrozenReferral>(content, Options) ?? throw new JsonException("A referral without content.");

    public sealed record Person(
        string FirstNames, string LastName, string? Aliases, string Nationality, string Languages, string? Location,
        int BirthYear, int? BirthMonth, int? BirthDay, DateOnly EighteenEarliest, DateOnly EighteenLatest)
    {
        public PartialDate Born => new(BirthYear, BirthMonth, BirthDay);
    }

    public sealed record Contact(ContactRole Role, string Name, string? Organisation, string? Phone, string? Email);

    public sealed record Proposed(OutcomeKind Kind, string Grounds, DateOnly ProposedOn, string ProposedBy, string ConfirmedBy, string? GroundsBy = null);

    public sealed record Decision(DecisionKind Kind, DecisionOrigin Origin, string Reference, DateOnly OccurredOn, string[]? Countries);

    public sealed record Away(string Country, ShelterKind Kind, string Why);

    public sealed record Candidate(
        ShelterKind Kind, string Name, string? Relation, string Country, string? Place, ContactRoute Route, CandidateStage Stage, Taken[]? Steps, Assessed? Assessment);

    /// <param name="OccurredOn">The day.</param>
    /// <param name="Stage">The step.</param>
    /// <param name="Result">What came of it.</param>
    /// <param name="Evidence">By what it is known.</param>
    /// <param name="OutOfOrderWhy">Why it was not the next step; absent in referrals that did not tell it yet.</param>
    /// <param name="AgainstCheck">True where the contact came about while the safety check said not safe; absent otherwise.</param>
    public sealed record Taken(DateOnly OccurredOn, CandidateStage Stage, string Result, string? Evidence, string? OutOfOrderWhy = null, bool? AgainstCheck = null);

    public sealed record Assessed(
        bool? Willing, bool? AbleToCare, bool? Safe, bool? Schooling, bool? HealthCare, bool? LegalCare, string ChildsView, string VerifiedHow, DateOnly ValidUntil)
    {
        /// <summary>The yes-or-no answers, by the key of their words.</summary>
        public IEnumerable<(string Key, bool? Answer)> Answers =>
        [
            (nameof(Willing), Willing), (nameof(AbleToCare), AbleToCare), (nameof(Safe), Safe),
            (nameof(Schooling), Schooling), (nameof(HealthCare), HealthCare), (nameof(LegalCare), LegalCare),
        ];
    }

    public sealed record Request(
        DateOnly OccurredOn, string Asked, string Language, string? Interpreter, bool Understood, DateOnly? DueOn, RequestResult Result, DateOnly? ResultOn, string? Evidence, string? RefusedWhy);

    public sealed record Judged(
        CooperationVerdict Verdict, string Reasons, JudgementView? GuardiansAnswer, string? GuardiansView, JudgementView? LawyersAnswer, string? LawyersView, DateOnly OccurredOn);

    public sealed record View(StatementKind Kind, DateOnly OccurredOn, ViewAnswer? Answer, string Text, string? Reference, DateOnly? RemindedOn = null);

    public sealed record Suspended(SuspensionKind Kind, DateOnly StartedOn, DateOnly? EndedOn, string Reference);
}
