using System.Text.Json.Nodes;
using ReturnCase.Tests.Support;
using ReturnCase.Web.WhereAmI;

namespace ReturnCase.Tests.WhereAmI;

/// <summary>A file of texts is a language; one that lacks something is named with all that it lacks, and not offered.</summary>
public sealed class ChildLanguagesTests : IDisposable
{
    private static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "WhereAmI", "texts");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("returncase-texts-");

    [Fact]
    public void The_program_comes_with_Dutch_and_English_that_were_reviewed_and_with_Arabic_and_Dari_that_were_not()
    {
        var languages = ChildLanguages.Read(Shipped);
        Assert.Empty(languages.Faulty);
        Assert.Equal(
            [("nl", false, true), ("en", false, true), ("ar", true, false), ("prs", true, false)],
            languages.All.Select(text => (text.Language, text.RightToLeft, text.Reviewed)));
    }

    [Fact]
    public void What_stands_beside_the_program_is_what_stands_in_the_sources() => Assert.All(
        Directory.GetFiles(Path.Combine(Repository.Web, "WhereAmI", "texts")),
        file => Assert.Equal(File.ReadAllText(file), File.ReadAllText(Path.Combine(Shipped, Path.GetFileName(file)))));

    [Fact]
    public void A_file_that_is_put_into_a_folder_is_a_language_more()
    {
        Drop("ti", file => file["name"] = "ትግርኛ");
        var languages = ChildLanguages.Read(Shipped, _folder.FullName);
        Assert.Empty(languages.Faulty);
        Assert.Equal("ትግርኛ", languages.Find("ti")!.Name);
        Assert.Equal(["nl", "en"], languages.All.Take(2).Select(text => text.Language));
    }

    [Fact]
    public void A_reviewed_file_takes_the_place_of_the_one_that_came_with_the_program()
    {
        Drop("ar", file => file["review"] = "reviewed");
        Assert.True(ChildLanguages.Read(Shipped, _folder.FullName).All.Single(text => text.Language == "ar").Reviewed);
    }

    [Theory]
    [InlineData("words.Title", null, "the text words.Title is missing")]
    [InlineData("words.Title", " ", "the text words.Title is missing")]
    [InlineData("words.Titel", "x", "there is no text words.Titel")]
    [InlineData("words.EighteenOn", "Je wordt 18 op {datum}.", "words.EighteenOn: {date} is missing")]
    [InlineData("words.EighteenOn", "Je wordt 18 op {date} {name}.", "words.EighteenOn: only {date} is filled in here")]
    [InlineData("words.Title", "{name}", "words.Title: nothing is filled in here, so it has no braces")]
    [InlineData("states.Intake", null, "the texts states.Intake are missing")]
    [InlineData("states.Intake.now", null, "the text states.Intake.now is missing")]
    [InlineData("direction", "right", "\"direction\" is ltr or rtl")]
    [InlineData("review", "yes", "\"review\" is reviewed or unreviewed")]
    [InlineData("language", "fr", "\"language\" is the tag of a language, as in the name of the file: ti")]
    [InlineData("date", "{day} {month}", "\"date\" has {day}, {month} and {year}")]
    public void What_a_file_lacks_is_named_and_the_language_is_not_offered(string place, string? value, string fault)
    {
        Drop("ti", file => Set(file, place, value));
        var languages = ChildLanguages.Read(Shipped, _folder.FullName);
        Assert.Null(languages.Find("ti"));
        var faulty = Assert.Single(languages.Faulty);
        Assert.Equal("ti.json", faulty.File);
        Assert.Contains(fault, faulty.Faults);
    }

    [Theory]
    [InlineData("{", "it is no JSON of the right form: line 1")]
    [InlineData("null", "it is empty")]
    [InlineData("{\"language\":\"ti\",\"langage\":1}", "it is no JSON of the right form: line 1, at $.langage")]
    public void A_file_that_is_no_text_at_all_is_named_too(string content, string fault)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "ti.json"), content);
        Assert.StartsWith(fault, ChildLanguages.Read(_folder.FullName).Faulty.Single().Faults[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_date_keeps_its_order_within_a_text_from_right_to_left_and_its_digits_are_those_of_letters()
    {
        var arabic = ChildLanguages.Read(Shipped).Find("ar")!;
        Assert.Equal("10 مايو 2028", arabic.Date(new(2028, 5, 10)));
        Assert.Contains("\u206810 مايو 2028\u2069", arabic[ChildWord.EighteenOn, new DateOnly(2028, 5, 10)], StringComparison.Ordinal);
        Assert.Equal("Je wordt 18 op 10 mei 2028.", ChildLanguages.Read(Shipped).Find("nl")![ChildWord.EighteenOn, new DateOnly(2028, 5, 10)]);
    }

    [Fact]
    public void A_language_is_known_by_what_a_case_calls_it()
    {
        var languages = ChildLanguages.Read(Shipped);
        Assert.Equal(["prs"], languages.All.Where(text => text.IsSpokenBy("Pashto, dari")).Select(text => text.Language));
        Assert.DoesNotContain(languages.All, text => text.IsSpokenBy("Fula"));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void Drop(string language, Action<JsonObject> change)
    {
        var file = JsonNode.Parse(File.ReadAllText(Path.Combine(Shipped, "nl.json")))!.AsObject();
        file["language"] = language;
        change(file);
        File.WriteAllText(Path.Combine(_folder.FullName, $"{language}.json"), file.ToJsonString());
    }

    private static void Set(JsonObject file, string place, string? value)
    {
        var parts = place.Split('.');
        var holder = parts[..^1].Aggregate(file, (node, part) => node[part]!.AsObject());
        if (value is null)
            holder.Remove(parts[^1]);
        else
            holder[parts[^1]] = value;
    }
}
