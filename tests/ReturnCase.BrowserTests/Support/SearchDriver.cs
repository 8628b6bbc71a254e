using System.Globalization;
using ReturnCase.Domain.Cases;

namespace ReturnCase.BrowserTests.Support;

/// <summary>Work that many cases share, told in one sentence each.</summary>
public static class SearchDriver
{
    public const string Aunt = "Mariam Barry";

    public static async Task NameGuinea(this CaseDriver sanne) => await sanne.Record("country",
        ("Country", "Guinea"), ("Why this country?", "The nationality, and all known family lives there."));

    public static async Task AddCandidate(this CaseDriver sanne, string name, string kind = "Family") => await sanne.Record(["search", "candidate"],
        ("Kind", kind), ("Name of the person or house", name), ("How does the young person know this person?", "aunt, mother's sister"),
        ("Country", "Guinea"), ("Town", "Conakry"), ("By which route do we make contact?", "Local partner"));

    public static async Task CheckSafety(this CaseDriver sanne, string name) => await sanne.RecordOnCandidate(name, "safety-check",
        ("What does the young person think of this person?", "\"She always looked after us.\""), ("What may be said?", "That the child is well and asks for her."),
        ("Is making contact safe?", "Yes"));

    public static async Task Step(this CaseDriver sanne, string name, string step, string? evidence = null) => await sanne.RecordOnCandidate(name, "candidate-step",
        [("Which step was taken?", step), ("What came of it?", $"{step}, by phone with the partner."), .. evidence is null ? [] : new[] { ("Evidence", evidence) }]);

    public static async Task Assess(this CaseDriver sanne, string name) => await sanne.RecordOnCandidate(name, "assessment",
        ("Is this person or house willing to take the young person in?", "Yes"), ("Is this person or house able to care for the young person?", "Yes"),
        ("Is it safe there?", "Yes"), ("Is there school or training?", "Yes"), ("Is there health care?", "Yes"), ("Can legal care be arranged?", "Yes"),
        ("What does the young person think of this place?", "\"I want to live with her.\""), ("How and by whom was this verified?", "Home visit by the partner, report 12."),
        ("Valid through", "1-6-2027"));

    /// <summary>An aunt who was found safe, asked, assessed and accepted.</summary>
    public static async Task FindTheAunt(this CaseDriver sanne)
    {
        await sanne.AddCandidate(Aunt);
        await sanne.CheckSafety(Aunt);
        foreach (var step in (string[])["Contact attempted", "Contact made", "Willing"])
            await sanne.Step(Aunt, step);
        await sanne.Assess(Aunt);
        await sanne.Step(Aunt, "Assessed");
        await sanne.Step(Aunt, "Accepted", "Declaration of 20 November, report 12 of the partner.");
    }

    /// <summary>An aunt who was tried and could not be reached; nobody else, and no house.</summary>
    public static async Task SearchInVain(this CaseDriver sanne)
    {
        await sanne.NameGuinea();
        await sanne.AddCandidate(Aunt);
        await sanne.CheckSafety(Aunt);
        await sanne.Step(Aunt, "Contact attempted");
        await sanne.Step(Aunt, "Not reachable");
        await sanne.ReasonAway("Acquaintance", "The neighbours moved away and nobody knows where to.");
        await sanne.ReasonAway("Reception house", "No house there takes children of this age.");
    }

    public static async Task ReasonAway(this CaseDriver sanne, string kind, string why) => await sanne.Record(["search", "reason-away"],
        ("Country", "Guinea"), ("Kind of shelter", kind), ("Why need it not be tried?", why));

    public static async Task JudgeCooperating(this CaseDriver sanne) => await sanne.Judge("Cooperated throughout");

    /// <summary>A request that was understood and to which the child said no outright, and the judgement that rests on it.</summary>
    public static async Task JudgeInsufficient(this CaseDriver sanne)
    {
        await sanne.Follow("request");
        var today = new DateOnly(await Part("Year"), await Part("Month"), await Part("Day"));
        await sanne.Visit.Fill(
            ("When did this happen?", today.AddDays(-1).ToString("d-M-yyyy", CultureInfo.InvariantCulture)),
            ("What was asked?", "Give the phone number of your uncle."), ("In which language?", "Fula"), ("Interpreter, or how else it was made clear", "Interpreter 2231"),
            ("Did the young person understand the request?", "Yes"), ("What came of it?", "Not done"), ("What shows this?", "Report of the talk."),
            ("Did the young person say no outright before the time was over? How?", "Said: I will not give you that number."));
        await sanne.Visit.Send("Save");
        await sanne.Judge("Insufficient cooperation");

        async Task<int> Part(string name) => int.Parse(await sanne.Page.Locator($"[name='Input.OccurredOn.{name}']").InputValueAsync(), CultureInfo.InvariantCulture);
    }

    public static async Task Judge(this CaseDriver sanne, string verdict)
    {
        await sanne.Follow("judgement");
        foreach (var fact in await sanne.Page.Locator("main input[type=checkbox]").AllAsync())
        {
            await fact.CheckAsync();
        }

        await sanne.Visit.Fill(
            ("Your judgement", verdict), ("Your reasons", "Weighed on everything that was asked and done."),
            ("Was the guardian asked for a view?", "View given"), ("The guardian's view", "Agrees."), ("Was the lawyer asked for a view?", "Asked, no answer"), ("The lawyer's view", "Asked by letter two weeks ago."));
        await sanne.Visit.Send("Save");
    }

    /// <summary>What somebody answered when asked.</summary>
    public static async Task AskView(this CaseDriver sanne, string page, string words, string? place = null)
    {
        await sanne.Follow(page);
        if (place is not null)
            await sanne.Visit.Fill(("Which place is this about?", place));
        await sanne.Visit.Fill(("What came of asking?", "Given"));
        if (await sanne.Page.GetByLabel("How was it asked?", new() { Exact = true }).CountAsync() > 0)
            await sanne.Visit.Fill(("How was it asked?", "In Fula, with an interpreter by phone; the mentor was there."));
        await sanne.Say(words);
    }

    /// <summary>The best interests of the child under each heading, and the conclusion.</summary>
    public static async Task WeighInterests(this CaseDriver sanne, string page, string conclusion, string? place = null)
    {
        await sanne.Follow(page);
        if (place is not null)
            await sanne.Visit.Fill(("Which place is this about?", place));
        foreach (var box in await sanne.Page.Locator("textarea[name^='Input.Parts']").AllAsync())
            await box.FillAsync("Talked about; nothing stands in the way.");
        await sanne.Say(conclusion);
    }

    /// <summary>A plain fact: one text and nothing else that must be filled in.</summary>
    public static async Task State(this CaseDriver person, string page, string words)
    {
        await person.Follow(page);
        await person.Say(words);
    }

    public static async Task Say(this CaseDriver person, string words)
    {
        await person.Page.Locator("textarea[name='Input.Text']").FillAsync(words);
        await person.Visit.Send("Save");
    }

    public static async Task ConfirmedBy(this CaseDriver sanne, CaseDriver ingrid, OutcomeKind outcome)
    {
        await sanne.Propose(outcome, "Everything that the leaflet asks is on file; see the search overview.");
        await ingrid.Confirm(outcome);
    }
}
