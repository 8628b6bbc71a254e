using System.Text.RegularExpressions;
using AngleSharp.Dom;
using ReturnCase.Tests.Support;
using ReturnCase.Web.WhereAmI;

namespace ReturnCase.Tests.Pages.Cases.WhereAmI;

/// <summary>Reads the page of every state, in Dutch and in English, as a child does: short sentences, no words of the office, no blame, no more promised or threatened than the leaflet says.</summary>
public sealed partial class PlainLanguageTests(ReturnCaseApp app) : IClassFixture<ReturnCaseApp>
{
    private const double MostWordsOnAverage = 12;
    private const int MostWords = 16;

    // Words of the office that a child need not know. "IND", "terugkeerbesluit" and "opvanghuis" stand in the leaflet and are explained on the page.
    private static readonly Dictionary<string, string[]> Jargon = new()
    {
        ["nl"] =
        [
            "vreemdeling", "amv", "regievoerder", "v-nummer", "dossier", "traject", "uitzetting", "uitzetten", "verwijdering", "repatri", "laissez", "vertrekgesprek", "medewerking", "medewerkings", "zienswijze", "beschikking",
            "procedure", "voorziening", "opschort", "schorsing", "beroep", "bezwaar", "rechtmatig", "onrechtmatig", "juridisch", "adequate", "adequaat", "verificatie", "verifi", "overdracht", "escort", "kandidaat", "uitreis",
            "ingevolge", "conform", "inzake", "betreffende", "middels", "teneinde", "derhalve", "alsnog", "indien", "tevens", "reeds", "omtrent", "jegens", "dienen", "dient", "verstrekken", "faciliteren", "mob", "coa", "dt&v", "nidos", "b8",
            "termijn", "criteria", "status", "fase", "toets", "instantie", "autoriteit", "legaal verblijf", "verblijfsvergunning", "gezagsdrager", "mensenhandel",
        ],
        ["en"] =
        [
            "alien", "unaccompanied", "minor", "case worker", "counsellor", "v-number", "dossier", "trajectory", "removal", "deport", "repatriat", "laissez", "interview", "cooperat", "submission", "procedure", "provision", "suspen", "appeal",
            "objection", "lawful", "unlawful", "juridical", "adequate", "verif", "handover", "escort", "candidate", "pursuant", "regarding", "concerning", "hereby", "in order to", "therefore", "furthermore", "prior to", "provide", "facilitat", "dt&v", "coa", "nidos",
            "deadline", "criteria", "status", "phase", "assess", "authority", "authorities", "residence permit", "trafficking", "commence", "obtain", "regulation",
        ],
    };

    private static readonly Dictionary<string, string[]> Blame = new()
    {
        ["nl"] = ["schuld", "weiger", "liegen", "lieg", "leugen", "oneerlijk", "onvoldoende", "niet meegewerkt", "werkte niet mee", "fout van", "jouw fout", "jammer genoeg", "had moeten", "te weinig gedaan"],
        ["en"] = ["blame", "refus", "lie", "lied", "lying", "dishonest", "insufficient", "not cooperated", "did not work with", "your fault", "should have", "failed"],
    };

    // Beyond what leaflet and domain say: nowhere.
    private static readonly Dictionary<string, string[]> NeverThreatened = new()
    {
        ["nl"] = ["politie", "gevangen", "cel", "opgesloten", "straf", "boete", "uitgezet", "detentie", "op straat", "nooit meer", "inreisverbod"],
        ["en"] = ["police", "prison", "cell", "locked", "punish", "fine", "deport", "detention", "detain", "on the street", "never again", "entry ban"],
    };

    private static readonly Dictionary<string, string[]> OnlyInFourStates = new() { ["nl"] = ["illegaal", "gedwongen", "onderdak"], ["en"] = ["illegal", "forced", "housing"] };

    private static readonly Dictionary<string, string[]> NeverPromised = new()
    {
        ["nl"] = ["beloven", "beloof", "zeker weten", "gegarandeerd", "garantie", "altijd blijven", "komt goed"],
        ["en"] = ["promise", "certainly", "guarantee", "always stay", "will be fine", "for sure"],
    };

    public static TheoryData<ChildState, string> StatesAndLanguages()
    {
        var data = new TheoryData<ChildState, string>();
        foreach (var state in Enum.GetValues<ChildState>())
        {
            data.Add(state, "nl");
            data.Add(state, "en");
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(StatesAndLanguages))]
    public async Task Every_state_is_told_plainly_without_blame_and_promises_and_threatens_no_more_than_the_leaflet(ChildState state, string language)
    {
        var c = ChildCases.In(state, CasePageCases.Today);
        var page = await (await app.ClientAs("sanne")).Get(await app.Keep(state.IsOpen() ? c.Filled(CasePageCases.Today) : c) + $"/where-am-i?language={language}");
        var article = page.Find("article");
        Assert.Equal(state.ToString(), article.GetAttribute("data-state"));
        var sentences = Sentences(article).ToArray();

        Assert.NotEmpty(sentences);
        Assert.All(sentences, sentence => Assert.True(Words(sentence) <= MostWords, $"{Words(sentence)} words: {sentence}"));
        var average = sentences.Average(Words);
        Assert.True(average <= MostWordsOnAverage, $"{average:0.0} words in a sentence");

        var whole = article.TextContent;
        foreach (var list in (Dictionary<string, string[]>[])[Jargon, Blame, NeverThreatened, NeverPromised])
            Assert.DoesNotContain(list[language], word => Begins(whole, word));
        Assert.Equal(state.NamesIllegalStay(), OnlyInFourStates[language].All(word => Begins(whole, word)));
        Assert.Equal(state.NamesIllegalStay(), OnlyInFourStates[language].Any(word => Begins(whole, word)));

        // Nobody here decides who may stay: it is a "can", but where it was decided.
        if (state != ChildState.ResidenceGranted)
            Assert.All(sentences.Where(sentence => Begins(sentence, language == "nl" ? "mag blijven" : "may stay")), sentence => Assert.True(Begins(sentence, language == "nl" ? "kan" : "can"), sentence));
        Assert.DoesNotContain('{', whole);
    }

    [Theory]
    [InlineData("nl", "Het is jouw schuld.", true)]
    [InlineData("nl", "Je gaat naar de cel.", true)]
    [InlineData("nl", "Je mag alleen spelen.", false)]
    [InlineData("en", "You told lies.", true)]
    [InlineData("en", "You can believe us.", false)]
    public void The_lists_recognise_a_word_and_leave_those_alone_in_which_it_only_stands(string language, string text, bool found) =>
        Assert.Equal(found, Blame[language].Concat(NeverThreatened[language]).Any(word => Begins(text, word)));

    // Whole sentences only: short titles and labels would flatter the average.
    private static IEnumerable<string> Sentences(IElement article) =>
        article.QuerySelectorAll("p, li, dd").Where(element => element.QuerySelector("p, li") is null && !element.Matches(".rc-wai__on, .rc-wai__here, .rc-wai__box-title, .rc-wai__outcomes-title"))
            .Select(element => element.QuerySelector("time, strong") is null ? element.TextContent : element.QuerySelector("span")!.TextContent)
            .SelectMany(text => SentenceEnd().Split(Clean(text))).Where(sentence => sentence.Length > 0);

    private static int Words(string sentence) => sentence.Split(' ').Length;

    private static string Clean(string text) => Space().Replace(text, " ").Trim();

    // A word in a list stands for its forms, but not for words that only contain it: short ones only for themselves.
    private static bool Begins(string text, string word) => Regex.IsMatch(text, $@"\b{Regex.Escape(word)}{(word.Length < 5 ? @"(s|'s)?\b" : "")}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    [GeneratedRegex(@"(?<=[.!?])\s+")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
