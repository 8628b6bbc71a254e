namespace ReturnCase.Web.Demo.Vocabulary;

/// <summary>What the fictitious children of one country are called, speak and come from.</summary>
internal sealed record Origin(string Code, string Country, string Languages, string[] Towns, string[] Boys, string[] Girls, string[] Surnames)
{
    /// <summary>The language that an interpreter is asked for.</summary>
    public string Language => Languages.Split(',', '(')[0].Trim();
}

/// <summary>A fictitious child, and the words that a text needs to speak of it.</summary>
internal sealed record Child(Origin Origin, string FirstName, string LastName, bool IsGirl)
{
    public string He => IsGirl ? "zij" : "hij";

    public string His => IsGirl ? "haar" : "zijn";

    public string Him => IsGirl ? "haar" : "hem";
}
