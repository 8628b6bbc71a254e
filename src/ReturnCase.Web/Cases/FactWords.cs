using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Cooperation;
using ReturnCase.Domain.Returning;
using ReturnCase.Domain.Shelter;
using ReturnCase.Web.Cases.Timeline;

namespace ReturnCase.Web.Cases;

/// <summary>A fact in one line: enough to know it from others like it.</summary>
public sealed class FactWords(TimelineTitles titles, EnumText words, PageText<FactWords> text)
{
    private const int Longest = 90;

    /// <summary>The day and what it is, and that it was recorded late where it was.</summary>
    public string Of(CaseFile file, RecordedFact fact) => $"{AmsterdamTime.Date(fact.OccurredOn)}: {What(file, fact)}{(Late(file, fact) is { } late ? $" · {late}" : "")}";

    /// <summary>That a fact was recorded after it happened, and when; null where it was not.</summary>
    public string? Late(CaseFile file, RecordedFact fact) => file.RecordedLateOn(fact) is { } on ? text["Late", AmsterdamTime.Date(on)] : null;

    private string What(CaseFile file, RecordedFact fact) => fact switch
    {
        CooperationFact request => $"{request.Asked} ({string.Join("; ", About(file, request))})",
        CooperationResult result => text["Result", words.Inside(result.Result), Asked(file, result).Asked],
        ContactMoment contact => Titled(file, fact, contact.Kind == ContactKind.NotReached ? contact.TriedHow : contact.Notes),
        SafetyCheck check => Titled(file, fact, new TimelineLine(file, file.Entries.Single(e => e.Sequence == check.Sequence)).Candidate(check.Candidate)),
        TravelDocument document => Titled(file, fact, $"{document.Kind}, {Countries.Name(document.Country)}"),
        TravelDocumentAnswer answer => Titled(file, fact, words.Inside(answer.Answer)),
        EmbassyStep step => Titled(file, fact, words.Inside(step.Kind)),
        CountryNamed country => Titled(file, fact, Countries.Name(country.Country)),
        KindReasonedAway away => Titled(file, fact, $"{words[away.Kind]}, {Countries.Name(away.Country)}"),
        Statement statement => Titled(file, fact, Answered(statement)),
        _ => Titled(file, fact, null),
    };

    /// <summary>The request that a result is about, as it stands now.</summary>
    public static CooperationFact Asked(CaseFile file, CooperationResult result) =>
        file.Present<CooperationFact>(result.Request) ?? file.Facts.OfType<CooperationFact>().Single(f => f.Sequence == result.Request);

    private IEnumerable<string> About(CaseFile file, CooperationFact request)
    {
        yield return text[request.Understood ? "Understood" : "NotUnderstood"];
        if (request.DueOn is { } due)
        {
            yield return text["Due", AmsterdamTime.Date(due)];
        }

        var came = file.CameOf(request);
        yield return came.On is { } on ? text["Came", words.Inside(came.Result), AmsterdamTime.Date(on)] : words.Inside(came.Result);
        if (came.Fact is { } result && Late(file, result) is { } late)
        {
            yield return late;
        }
    }

    // A view that was not given is not told as if it were one.
    private string Answered(Statement statement) => statement switch
    {
        { Answer: ViewAnswer.NoAnswerAfterReminder, NextOn: { } reminded } => $"{text["NoAnswer", AmsterdamTime.Date(reminded)]} · {statement.Text}",
        { Answer: { } answer and not ViewAnswer.Given } => $"{words.Inside(answer)} · {statement.Text}",
        _ => statement.Text,
    };

    private string Titled(CaseFile file, RecordedFact fact, string? more)
    {
        var title = titles.Of(new TimelineLine(file, file.Entries.Single(entry => entry.Sequence == fact.Sequence)));
        return string.IsNullOrWhiteSpace(more) ? title : $"{title}: {(more.Length > Longest ? $"{more[..Longest].TrimEnd()}…" : more)}";
    }
}
