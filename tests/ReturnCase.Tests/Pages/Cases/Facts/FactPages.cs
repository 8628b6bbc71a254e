using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Returning;
using ReturnCase.Domain.Shelter;
using ReturnCase.Tests.Support;
using ReturnCase.Web.Cases;

namespace ReturnCase.Tests.Pages.Cases.Facts;

/// <summary>A page that records a fact: a case in which it can, what to type, and the field that holds the text.</summary>
internal sealed record FactPage(CasePhase Phase, string Note, Func<CaseBuilder, Dictionary<string, string?>> Values)
{
    public Action<CaseBuilder> Prepare { get; init; } = _ => { };

    public string User { get; init; } = "sanne";

    public int Limit { get; init; } = RecordedFact.NoteMaxLength;

    public Type Records { get; init; } = typeof(Statement);

    /// <summary>How many days before the day of the tests the case arrived in its phase.</summary>
    public int DaysAgo { get; init; } = 10;

    public CaseBuilder Build() => FactCases.In(Phase, DaysAgo).Do(Prepare);
}

internal static class FactPages
{
    public static readonly IReadOnlyDictionary<string, FactPage> All = Own().Concat(Statements()).ToDictionary();

    private static IEnumerable<KeyValuePair<string, FactPage>> Own() =>
    [
        new("contact", new(CasePhase.ShelterSearch, "Input.Notes", _ => new() { ["Input.Kind"] = "Visit", ["Input.Notes"] = "Over school gesproken." }) { Records = typeof(ContactMoment) }),
        new("request", new(CasePhase.ShelterSearch, "Input.Asked", _ => new()
        {
            ["Input.Asked"] = "Bel uw tante.", ["Input.Language"] = "Fula", ["Input.Understood"] = "True", ["Input.Result"] = "Waiting",
        }) { Records = typeof(CooperationFact) }),
        new("request-result", new(CasePhase.ShelterSearch, "Input.Evidence", c => new()
        {
            ["Input.Request"] = $"{c.File.Latest<CooperationFact>()!.Sequence}", ["Input.Result"] = "Done", ["Input.Evidence"] = "Zij belde erbij.",
        }) { Prepare = c => c.Requested(RequestResult.Waiting), Records = typeof(CooperationResult) }),
        new("judgement", new(CasePhase.ShelterSearch, "Input.Reasons", c => new()
        {
            ["Input.Verdict"] = "CooperatedThroughout", ["Input.Reasons"] = "Kwam naar elk gesprek.", ["Input.CitedFacts"] = $"{c.File.Latest<CooperationFact>()!.Sequence}",
            ["Input.GuardiansAnswer"] = "Declined", ["Input.LawyersAnswer"] = "Nobody", ["Input.LawyersView"] = "Er is nog geen advocaat toegewezen.",
        }) { Prepare = c => c.Requested(), Records = typeof(CooperationJudgement) }),
        new("country", new(CasePhase.ShelterSearch, "Input.Reasons", _ => new() { ["Input.Country"] = "SN", ["Input.Reasons"] = "Woonde er eerder." }) { Records = typeof(CountryNamed) }),
        new("reason-away", new(CasePhase.ShelterSearch, "Input.Reasons", _ => new()
        {
            ["Input.Country"] = "GN", ["Input.Kind"] = "Acquaintance", ["Input.Reasons"] = "Kent er niemand.",
        }) { Prepare = c => c.Country(), Records = typeof(KindReasonedAway) }),
        new("candidate", new(CasePhase.ShelterSearch, "Input.Relation", _ => new()
        {
            ["Input.Kind"] = "Family", ["Input.Name"] = "Tante Fatou", ["Input.Relation"] = "zus van moeder", ["Input.Country"] = "GN", ["Input.Route"] = "Iom",
        }) { Records = typeof(ShelterCandidate), Limit = RecordedFact.LineMaxLength }),
        new("candidate-step", new(CasePhase.ShelterSearch, "Input.Result", c => new()
        {
            ["Input.Candidate"] = $"{c.Candidate}", ["Input.Stage"] = "ContactAttempted", ["Input.Result"] = "Gebeld, geen antwoord.",
        }) { Prepare = c => c.AddCandidate(), Records = typeof(CandidateStep) }),
        new("safety-check", new(CasePhase.ShelterSearch, "Input.ChildsView", c => new()
        {
            ["Input.Candidate"] = $"{c.Candidate}", ["Input.Safe"] = "False", ["Input.ChildsView"] = "Ik ben bang voor hem.", ["Input.MayBeSaid"] = "Niets.",
        }) { Prepare = c => c.AddCandidate(), Records = typeof(SafetyCheck) }),
        new("assessment", new(CasePhase.ShelterSearch, "Input.VerifiedHow", c => Assessment(c.Candidate)) { Prepare = c => c.AddCandidate(), Records = typeof(CandidateAssessment) }),
        new("verification", new(CasePhase.ReturnPreparation, "Input.How", c => new()
        {
            ["Input.Candidate"] = $"{c.Candidate}", ["Input.Confirmed"] = "True", ["Input.How"] = "Gebeld met IOM.",
        }) { Prepare = c => c.AcceptedCandidate(), Records = typeof(ShelterVerification) }),
        new("return-plan", new(CasePhase.ReturnPreparation, "Input.Support", _ => new() { ["Input.Support"] = "Een opleiding tot kok." }) { Records = typeof(ReturnPlan) }),
        new("travel-document", new(CasePhase.ReturnPreparation, "Input.PresentedInPerson", _ => new()
        {
            ["Input.Kind"] = "laissez-passer", ["Input.Country"] = "GN", ["Input.PresentedInPerson"] = "Samen met de voogd.",
        }) { Records = typeof(TravelDocument) }),
        new("travel-document-answer", new(CasePhase.ReturnPreparation, "Input.Note", c => new()
        {
            ["Input.Document"] = $"{c.File.Latest<TravelDocument>()!.Sequence}", ["Input.Answer"] = "Issued", ["Input.Note"] = "Op te halen.",
        }) { Prepare = c => c.File.FileTravelDocument(c.By(Staff.Sanne), "laissez-passer", "GN", null), Records = typeof(TravelDocumentAnswer) }),
        new("embassy-step", new(CasePhase.ReturnPreparation, "Input.Note", c => new()
        {
            ["Input.Document"] = $"{c.File.Latest<TravelDocument>()!.Sequence}", ["Input.Kind"] = "Presented", ["Input.Note"] = "Een uur gewacht, daarna gesproken.",
        }) { Prepare = c => c.File.FileTravelDocument(c.By(Staff.Sanne), "laissez-passer", "GN", null), Records = typeof(EmbassyStep) }),
        new("unknown-destination", new(CasePhase.ShelterSearch, "Input.Text", _ => new() { ["Input.Trigger"] = "TwoReportsMissed", ["Input.Text"] = "Twee keer niet gemeld." })),
        new("shelter-lost-after-decision", new(CasePhase.ReturnPreparation, "Input.What", _ => new() { ["Input.What"] = "De tante is verhuisd." })),
    ];

    /// <summary>The number of a case that is there besides the one of the test.</summary>
    public const string OtherCase = "RC-2019-000001";

    // The decision not to reopen is made once, on a closed case: its page has tests of its own.
    private static IEnumerable<KeyValuePair<string, FactPage>> Statements() =>
        Enum.GetValues<StatementKind>().Where(kind => StatementForm.HasPage(kind) && kind != StatementKind.ReopeningDeclined).Select(kind => new KeyValuePair<string, FactPage>(Slugs.Of(kind), Of(kind)));

    private static FactPage Of(StatementKind kind)
    {
        var form = StatementForm.Of(kind);
        return new(form.Reference == ReferenceTo.Referral ? CasePhase.CooperatedNoShelter : CasePhase.ShelterSearch, "Input.Text", Values)
        {
            Prepare = c =>
            {
                if (form.AsksCandidate)
                    c.AddCandidate();
                if (kind == StatementKind.ReturnedWithQuestions)
                    c.Exported();
            },
            User = form.SupervisorOnly ? "ingrid" : "sanne",
            // That the search continues is said once its year is over.
            DaysAgo = kind == StatementKind.SearchContinues ? 370 : 10,
        };

        Dictionary<string, string?> Values(CaseBuilder c)
        {
            var values = new Dictionary<string, string?> { ["Input.Text"] = "Opgeschreven zoals het was." };
            for (var i = 0; i < form.Headings.Count; i++)
                values[$"Input.Parts[{i}].Text"] = "Ook hierover gesproken.";
            if (form.AsksCandidate)
                values["Input.Candidate"] = $"{c.Candidate}";
            if (form.AsksFact)
                values["Input.About"] = $"{c.File.Facts[0].Sequence}";
            if (form.Answers.Count > 0)
                values["Input.Answer"] = $"{form.Answers[0]}";
            if (form.Reference != ReferenceTo.Nothing)
                values["Input.Reference"] = form.Reference == ReferenceTo.Referral ? c.Referral.Number : OtherCase;
            if (form.Next == Asked.Required)
                values.Date("Input.NextOn", FactCases.Today.AddMonths(2));
            return values;
        }
    }

    public static Dictionary<string, string?> Assessment(int candidate)
    {
        var values = new Dictionary<string, string?>
        {
            ["Input.Candidate"] = $"{candidate}",
            ["Input.Willing"] = "Yes",
            ["Input.AbleToCare"] = "Yes",
            ["Input.Safe"] = "Unknown",
            ["Input.Schooling"] = "No",
            ["Input.HealthCare"] = "Yes",
            ["Input.LegalCare"] = "Yes",
            ["Input.ChildsView"] = "Ik wil erheen.",
            ["Input.VerifiedHow"] = "Huisbezoek door IOM.",
        };
        values.Date("Input.ValidUntil", FactCases.Today.AddMonths(6));
        return values;
    }

    public static Dictionary<string, string?> Date(this Dictionary<string, string?> values, string field, DateOnly date)
    {
        (values[$"{field}.Day"], values[$"{field}.Month"], values[$"{field}.Year"]) = ($"{date.Day}", $"{date.Month}", $"{date.Year}");
        return values;
    }
}
