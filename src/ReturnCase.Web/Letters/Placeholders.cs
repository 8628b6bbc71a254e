using System.Globalization;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Letters;
using ReturnCase.Domain.People;
using static ReturnCase.Domain.Letters.LetterAudience;
using static ReturnCase.Web.Letters.Placeholder;
using From = ReturnCase.Web.Letters.PlaceholderSource;

namespace ReturnCase.Web.Letters;

/// <summary>Every placeholder that a template can hold: the one list for the check of a template, the preview, the letter and the page that explains them.</summary>
public static class Placeholders
{
    /// <summary>What the writer adds.</summary>
    public const string OwnText = "letter.ownText";

    /// <summary>Why departure is postponed.</summary>
    public const string Grounds = "postponement.grounds";

    public static IReadOnlyList<Placeholder> All { get; } =
    [
        Anywhere("letter.date", From.Letter, f => AmsterdamTime.Date(f.Head.On)),
        Anywhere(OwnText, From.Letter, f => f.Head.OwnText),
        Anywhere("counsellor.name", From.Letter, f => f.Head.Writer),
        Anywhere("organisation.name", From.Settings, f => f.Head.Organisation),
        Anywhere("organisation.contact", From.Settings, f => f.Head.Contact),
        Anywhere("case.number", From.Case, f => f.CaseNumber),

        Anywhere("child.firstName", From.Identity, f => f.Child.FirstNames),
        Anywhere("child.lastName", From.Identity, f => f.Child.LastName),
        Anywhere("child.fullName", From.Identity, f => $"{f.Child.FirstNames} {f.Child.LastName}"),
        Anywhere("child.otherNames", From.Identity, f => f.Child.Aliases, Lawyer, Ind, Embassy),
        Anywhere("child.birthDate", From.BirthDate, f => Born(f.Child.Born)),
        Anywhere("child.nationality", From.Identity, f => Countries.Name(f.Child.Nationality)),
        Anywhere("child.languages", From.Identity, f => f.Child.Languages),

        Anywhere("travelDocument.kind", From.TravelDocument, f => f.Paper?.Kind, Child, Guardian, Lawyer, Ind, Embassy),
        Anywhere("travelDocument.country", From.TravelDocument, f => f.Paper is { } paper ? Countries.Name(paper.Country) : null, Child, Guardian, Lawyer, Ind, Embassy),
        Anywhere("travelDocument.filedOn", From.TravelDocument, f => Day(f.Paper?.FiledOn), Child, Guardian, Lawyer, Ind, Embassy),
        Anywhere("travelDocument.presented", From.TravelDocument, f => f.Paper?.Presented, Lawyer, Ind, Embassy),

        Anywhere("receiver.name", From.ReturnPlan, f => f.Receiver?.Name, Child, Guardian, Lawyer, Ind, Receiver),
        Anywhere("receiver.relation", From.ReturnPlan, f => f.Receiver?.Relation, Child, Guardian, Lawyer, Ind, Receiver),
        Anywhere("receiver.place", From.ReturnPlan, f => f.Receiver?.Place, Child, Guardian, Lawyer, Ind, Receiver),
        Anywhere("receiver.country", From.ReturnPlan, f => f.Receiver is { } receiver ? Countries.Name(receiver.Country) : null, Child, Guardian, Lawyer, Ind, Receiver),
        Anywhere("plan.agreedOn", From.ReturnPlan, f => Day(f.Plan?.AgreedOn), Child, Guardian, Lawyer, Ind, Receiver),
        Anywhere("plan.agreement", From.ReturnPlan, f => f.Plan?.Agreement, Child, Guardian, Lawyer, Ind, Receiver),
        Anywhere("plan.escort", From.ReturnPlan, f => f.Plan?.Escort, Child, Guardian, Lawyer, Ind, Receiver),
        Anywhere("plan.route", From.ReturnPlan, f => f.Plan?.Route, Child, Guardian, Lawyer, Ind, Receiver),
        Anywhere("plan.departsOn", From.ReturnPlan, f => Day(f.Plan?.DepartsOn), Child, Guardian, Lawyer, Ind, Receiver),
        Anywhere("plan.handoverOn", From.ReturnPlan, f => Day(f.Plan?.HandoverOn), Child, Guardian, Lawyer, Ind, Receiver),
        Anywhere("plan.support", From.ReturnPlan, f => f.Plan?.Support, Child, Guardian, Lawyer, Ind, Receiver),
        Anywhere("plan.followUp", From.ReturnPlan, f => f.Plan?.FollowUp, Child, Guardian, Lawyer, Ind, Receiver),

        Here("child.vNumber", From.Case, f => f.File.VNumber),
        Here("child.location", From.Identity, f => f.File.Identity.Location),
        Here("guardian.name", From.Contacts, f => f.File.Contact(ContactRole.Guardian)?.Name),
        Here("guardian.organisation", From.Contacts, f => f.File.Contact(ContactRole.Guardian)?.Organisation),
        Here("lawyer.name", From.Contacts, f => f.File.Contact(ContactRole.Lawyer)?.Name),
        Here("lawyer.organisation", From.Contacts, f => f.File.Contact(ContactRole.Lawyer)?.Organisation),
        Here("mentor.name", From.Contacts, f => f.File.Contact(ContactRole.ReceptionMentor)?.Name),
        Here("talk.nextOn", From.Contact, f => Day(f.NextTalk()), Child, Guardian),
        Here("case.phase", From.Case, f => CaseTexts.Of(f.File.Phase).Here(), Guardian, Lawyer, Ind),
        Here("search.lastDay", From.Clocks, f => Day(CaseClocks.For(f.File, f.On, f.Policy).Search?.LastDay)),
        Here("proposal.outcome", From.Case, f => f.File.OpenProposal is { } proposal ? CaseTexts.Of(proposal.Kind).Here() : null, Guardian, Lawyer),
        Here("referral.number", From.Case, f => f.File.Referrals.MaxBy(r => r.Sequence)?.Number, Guardian, Lawyer, Ind),
        Here("asylum.rejectedOn", From.Decision, f => Day(f.File.Rejection?.OccurredOn)),
        Here("asylum.reference", From.Decision, f => f.File.Rejection?.Reference, Guardian, Lawyer, Ind),
        Here("returnDecision.date", From.Decision, f => Day(f.File.ReturnDecision?.OccurredOn)),
        Here("returnDecision.reference", From.Decision, f => f.File.ReturnDecision?.Reference),
        Here("returnDecision.termEnds", From.Decision, f => Day(f.File.ReturnDecision?.DepartureTermEnds)),
        Here(Grounds, From.Suspensions, f => f.Grounds()),
        Here("postponement.since", From.Suspensions, f => Day(f.Since())),
        Here("postponement.until", From.Suspensions, f => f.Until()),
    ];

    /// <summary>Those of which the value is a text that somebody typed.</summary>
    internal static IReadOnlyList<string> FreeText { get; } =
        ["child.languages", "child.location", "travelDocument.kind", "travelDocument.presented", "receiver.relation", "plan.agreement", "plan.escort", "plan.route", "plan.support", "plan.followUp"];

    /// <summary>Without these a letter of a kind does not say what the law asks of it.</summary>
    public static IReadOnlyList<string> RequiredIn(LetterKind kind) => kind == LetterKind.DeparturePostponed
        ? [Grounds, "postponement.until", "returnDecision.reference"]
        : [];

    /// <summary>Those that may stand in a letter to somebody.</summary>
    public static IReadOnlyList<Placeholder> For(LetterAudience audience) => [.. All.Where(placeholder => placeholder.Audiences.Contains(audience))];

    /// <summary>The one of a name, with whatever capitals: Word makes some by itself. Null where there is none.</summary>
    public static Placeholder? Find(string name) => All.FirstOrDefault(placeholder => placeholder.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase));

    private static string? Day(DateOnly? day) => day is { } known ? AmsterdamTime.Date(known) : null;

    // As far as the date is known.
    private static string Born(PartialDate born) => born switch
    {
        { IsExact: true } => AmsterdamTime.Date(born.Earliest),
        { Month: not null } => AmsterdamTime.Month(born.Earliest),
        _ => born.Year.ToString(CultureInfo.InvariantCulture),
    };
}
