using System.Globalization;
using Microsoft.Extensions.Localization;
using ReturnCase.Data.Referrals;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Referrals;
using static ReturnCase.Web.Packages.DossierBlock;

namespace ReturnCase.Web.Packages;

/// <summary>Makes the tree of a dossier of what a referral froze, in the language that is set. A part that was not told leaves no trace in it.</summary>
public sealed partial class ReferralDossier(DossierValues values, IStringLocalizer<EnumText> words)
{
    /// <param name="frozen">What was frozen.</param>
    /// <param name="packed">How it goes into a package; null on the page, which tells that beside it.</param>
    public DossierTree Of(FrozenReferral frozen, PackedReferral? packed = null)
    {
        var lines = LinesOf(frozen);
        DossierSection?[] sections =
        [
            Section("melding", values["About"], [.. About(frozen, packed, lines)]),
            Section("jongere", values["Child"], [.. Child(frozen, lines)]),
            Section("uitkomst", values[ReferralPart.Proposal], frozen.Proposal is { } proposal ? [values.Terms(proposal, lines)] : []),
            Section("oordeel", values[ReferralPart.Judgement], [.. Judgements(frozen, lines)]),
            Section("jaar", values[ReferralPart.SearchYear], [.. SearchYear(frozen, lines)]),
            Section("opvang", values[ReferralPart.Search], [.. Search(frozen, lines)]),
            Section("verzoeken", values[ReferralPart.Requests], [.. Requests(frozen, lines)]),
            Section("gesprekken", values[ReferralPart.Talks], [.. Each(frozen.Talks, talk => $"{values[talk.Kind]}, {Day(talk.OccurredOn)}", lines, "Kind", "OccurredOn")]),
            Section("zienswijzen", values[ReferralPart.Views], [.. Each(frozen.Views, view => $"{values[view.Kind]}, {Day(view.OccurredOn)}", lines, "Kind", "OccurredOn")]),
            Section("reisdocumenten", values[ReferralPart.TravelDocuments], [.. TravelDocuments(frozen, lines)]),
            Section("terugkeerplan", values[ReferralPart.ReturnPlan], frozen.ReturnPlan is { } plan ? [values.Terms(plan, lines)] : []),
            Section("besluiten", values[ReferralPart.Decisions], [.. Each(frozen.Decisions, decision => $"{values[decision.Kind]}, {Day(decision.OccurredOn)}", lines, "Kind", "OccurredOn")]),
            Section("opschortingen", values[ReferralPart.Suspensions], [.. Suspensions(frozen, lines)]),
            Section("verloop", values[ReferralPart.Course], frozen.Course is { Length: > 0 } course ? [values.Table(values[ReferralPart.Course], course, lines)] : []),
            Section("voortvarendheid", values[ReferralPart.Diligence], [.. Diligence(frozen, lines)]),
            Section("mensen", values[ReferralPart.Contacts], [.. Each(frozen.Contacts, contact => values[contact.Role], lines, "Role")]),
            Section("documenten", values[ReferralPart.Documents], [.. Documents(frozen, lines)]),
            Section("eerder", values[ReferralPart.EarlierReferrals], frozen.EarlierReferrals is { Length: > 0 } earlier ? [values.Table(values[ReferralPart.EarlierReferrals], earlier, lines)] : []),
        ];
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        return new(language, values["Title", frozen.Referral], values["Lead", Day(frozen.KnownOn ?? frozen.ConfirmedOn)], [.. sections.OfType<DossierSection>()]);
    }

    private static string Day(DateOnly day) => AmsterdamTime.Date(day);

    private static DossierSection? Section(string id, string title, DossierBlock[] blocks) => blocks.Length == 0 ? null : new(id, title, blocks);

    private IEnumerable<DossierBlock> Each<T>(IEnumerable<T>? things, Func<T, string> heading, DossierLines lines, params string[] told)
        where T : notnull => (things ?? []).SelectMany(thing => (DossierBlock[])[new Heading(heading(thing)), values.Terms(thing, lines, told)]);

    private IEnumerable<DossierBlock> About(FrozenReferral frozen, PackedReferral? packed, DossierLines lines)
    {
        List<(string, string)> terms =
        [
            .. from name in (string[])["Referral", "Kind", "ConfirmedOn", "KnownOn", "Case", "Team", "Counsellor", "RuleSet", "Recipient"]
               let value = values.Value(name, typeof(FrozenReferral).GetProperty(name)!.GetValue(frozen), lines)
               where value.Length > 0
               select (values.Label(typeof(FrozenReferral), name), value),
        ];
        if (packed is not null)
        {
            terms.Add((values["FieldVersion"], packed.Version.ToString(CultureInfo.CurrentCulture)));
            terms.Add((values["FieldFiledOn"], Day(packed.FiledOn)));
            if (packed.Replaces is { } replaced)
                terms.Add((values["FieldReplaces"], values["Replaces", replaced.Version, AmsterdamTime.Date(replaced.SentAt), replaced.Batch]));
            if (packed.NewFactsOn is { } news)
                terms.Add((values["FieldNewFactsOn"], Day(news)));
            if (packed.Gaps.Count > 0)
                terms.Add((values["FieldGaps"], string.Join("\n", packed.Gaps.Select(Gap))));
            if (packed.ReleasedDespite is { } despite)
                terms.Add((values["FieldReleasedDespite"], despite));
        }

        yield return new Terms(terms);
    }

    // A gap without words of its own is told by its code: what is lacking is never left out.
    private string Gap(string code) => words[$"ReferralGap.{code}"] is { ResourceNotFound: false } found ? found.Value : code;

    private IEnumerable<DossierBlock> Child(FrozenReferral frozen, DossierLines lines)
    {
        var child = frozen.Child;
        var born = child.Born.IsExact ? Day(child.Born.Earliest) : child.BirthMonth is not null ? AmsterdamTime.Month(child.Born.Earliest) : $"{child.BirthYear}";
        var eighteen = child.Born.IsExact ? Day(child.EighteenLatest) : values["EighteenBetween", Day(child.EighteenEarliest), Day(child.EighteenLatest)];
        var own = values.Terms(child, lines, "FirstNames", "LastName", "BirthYear", "BirthMonth", "BirthDay", "EighteenEarliest", "EighteenLatest");
        (string, string)[] number = frozen.VNumber.Length > 0 ? [(values["FieldVNumber"], frozen.VNumber)] : [];
        yield return new Terms([(values["FieldFullName"], $"{child.FirstNames} {child.LastName}"), .. number, (values["FieldBorn"], born), (values["FieldEighteen"], eighteen), .. own.Lines]);
        if (frozen.BirthDates is { Length: > 0 } dates)
            yield return values.Table(values["BirthDates"], dates, lines);
    }

    private IEnumerable<DossierBlock> Judgements(FrozenReferral frozen, DossierLines lines)
    {
        if (frozen.Judgement is { } judgement)
            yield return values.Terms(judgement, lines);
        foreach (var block in Each(frozen.LaterJudgements, later => values["LaterJudgement", Day(later.OccurredOn)], lines, "OccurredOn"))
            yield return block;
        foreach (var block in Each(frozen.EarlierJudgements, earlier => values["EarlierJudgement", Day(earlier.OccurredOn)], lines, "OccurredOn"))
            yield return block;
    }

    private IEnumerable<DossierBlock> SearchYear(FrozenReferral frozen, DossierLines lines)
    {
        if (frozen.SearchYear is { } year)
            yield return values.Terms(year, lines);
        if (frozen.SearchDays is { Length: > 0 } days)
            yield return values.Table(values["SearchDays"], days, lines);
    }

    private IEnumerable<DossierBlock> Requests(FrozenReferral frozen, DossierLines lines)
    {
        foreach (var request in frozen.Requests ?? [])
        {
            yield return new Heading(values["RequestOf", Day(request.OccurredOn)]);
            yield return values.Terms(request, lines, "OccurredOn");
            if (request.Results is { } results)
                yield return values.Table(values["Results"], results, lines);
        }
    }

    private IEnumerable<DossierBlock> TravelDocuments(FrozenReferral frozen, DossierLines lines)
    {
        foreach (var paper in frozen.TravelDocuments ?? [])
        {
            yield return new Heading($"{paper.Kind}, {Countries.Name(paper.Country)}");
            yield return values.Terms(paper, lines, "Kind", "Country");
            if (paper.Answers is { } answers)
                yield return values.Table(values["Answers"], answers, lines);
            if (paper.Steps is { } steps)
                yield return values.Table(values["EmbassySteps"], steps, lines);
        }
    }

    private IEnumerable<DossierBlock> Suspensions(FrozenReferral frozen, DossierLines lines)
    {
        foreach (var suspension in frozen.Suspensions ?? [])
        {
            yield return new Heading(values[suspension.Kind]);
            yield return values.Terms(suspension, lines, "Kind");
            if (suspension.Corrected is { } versions)
                yield return values.Table(values["Versions"], versions, lines);
        }
    }

    private IEnumerable<DossierBlock> Diligence(FrozenReferral frozen, DossierLines lines)
    {
        if (frozen.DiligenceGaps is { } gaps)
            yield return values.Table(values["DiligenceGaps"], gaps, lines);
        else if (frozen.Recipient == Recipient.Ind)
            yield return new Paragraph(values["NoGaps"]);
    }

    private IEnumerable<DossierBlock> Documents(FrozenReferral frozen, DossierLines lines)
    {
        if (frozen.Documents is { Length: > 0 })
            yield return new Paragraph(values["DocumentsNote"]);
        foreach (var block in Each(frozen.Documents, paper => $"{values[paper.Kind]}, {Day(paper.OccurredOn)}", lines, "Kind", "OccurredOn"))
            yield return block;
    }
}
