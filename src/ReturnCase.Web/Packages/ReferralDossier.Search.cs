using ReturnCase.Domain.Referrals;
using static ReturnCase.Web.Packages.DossierBlock;

namespace ReturnCase.Web.Packages;

// The search, and what other lines refer to.
public sealed partial class ReferralDossier
{
    private IEnumerable<DossierBlock> Search(FrozenReferral frozen, DossierLines lines)
    {
        if (frozen.NamedCountries is { Length: > 0 } named)
            yield return values.Table(values["FieldCountries"], named, lines);
        else if (frozen.Countries is { Length: > 0 } countries)
            yield return new Terms([(values["FieldCountries"], values.Value("Countries", countries, lines))]);
        foreach (var candidate in frozen.Candidates ?? [])
        {
            yield return new Heading(candidate.Name);
            yield return values.Terms(candidate, lines, "Name");
            if (candidate.SafetyChecks is { } checks)
                yield return values.Table(values[ReferralPart.SafetyChecks], checks, lines);
            if (candidate.Steps is { Length: > 0 } steps)
                yield return values.Table(values["Steps", candidate.Name], steps, lines);
            if (candidate.Assessment is { } assessment)
            {
                yield return new Subheading(values["Assessment"]);
                yield return Answers(assessment, lines);
            }

            foreach (var earlier in candidate.EarlierAssessments ?? [])
            {
                yield return new Subheading(values["EarlierAssessment"]);
                yield return Answers(earlier, lines);
            }

            if (candidate.Verifications is { } verifications)
                yield return values.Table(values["Verifications"], verifications, lines);
        }

        if (frozen.ReasonedAway is { Length: > 0 } away)
        {
            yield return new Heading(values["ReasonedAway"]);
            yield return values.Table(values["ReasonedAway"], away, lines);
        }
    }

    // What is not known yet is said: each answer is asked for one by one.
    private Terms Answers(FrozenReferral.Assessed assessed, DossierLines lines)
    {
        (string Name, bool? Answer)[] asked =
        [
            (nameof(assessed.Willing), assessed.Willing), (nameof(assessed.AbleToCare), assessed.AbleToCare), (nameof(assessed.Safe), assessed.Safe),
            (nameof(assessed.Schooling), assessed.Schooling), (nameof(assessed.HealthCare), assessed.HealthCare), (nameof(assessed.LegalCare), assessed.LegalCare),
        ];
        return new(
        [
            .. asked.Select(question => (values.Label(typeof(FrozenReferral.Assessed), question.Name), question.Answer is { } answer ? values.Value(question.Name, answer, lines) : values["NotKnownYet"])),
            .. values.Terms(assessed, lines, [.. asked.Select(question => question.Name)]).Lines,
        ]);
    }

    private DossierLines LinesOf(FrozenReferral frozen)
    {
        var lines = new DossierLines(line => values["Line", line]);
        foreach (var candidate in frozen.Candidates ?? [])
        {
            lines.Add(candidate, candidate.Name);
            foreach (var step in candidate.Steps ?? [])
                lines.Add(step, $"{candidate.Name}: {values[step.Stage]}, {Day(step.OccurredOn)}");
            foreach (var check in candidate.SafetyChecks ?? [])
                lines.Add(check, $"{values[ReferralPart.SafetyChecks]}, {candidate.Name}, {Day(check.OccurredOn)}");
        }

        foreach (var request in frozen.Requests ?? [])
        {
            lines.Add(request, $"{values["RequestOf", Day(request.OccurredOn)]}: {request.Asked}");
            foreach (var result in request.Results ?? [])
                lines.Add(result, $"{values[result.Result]}, {Day(result.OccurredOn)}: {request.Asked}");
        }

        foreach (var talk in frozen.Talks ?? [])
            lines.Add(talk, $"{values[talk.Kind]}, {Day(talk.OccurredOn)}");
        foreach (var view in frozen.Views ?? [])
            lines.Add(view, $"{values[view.Kind]}, {Day(view.OccurredOn)}");
        foreach (var paper in frozen.TravelDocuments ?? [])
        {
            lines.Add(paper, $"{paper.Kind}, {Countries.Name(paper.Country)}");
            foreach (var answer in paper.Answers ?? [])
                lines.Add(answer, $"{paper.Kind}, {Countries.Name(paper.Country)}: {values[answer.Answer]}, {Day(answer.OccurredOn)}");
            foreach (var step in paper.Steps ?? [])
                lines.Add(step, $"{paper.Kind}, {Countries.Name(paper.Country)}: {values[step.Kind]}, {Day(step.OccurredOn)}");
        }

        return lines;
    }
}
