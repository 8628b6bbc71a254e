using Microsoft.Playwright;

namespace ReturnCase.BrowserTests.Support;

/// <summary>Every language with every colour scheme.</summary>
public static class Looks
{
    public static TheoryData<string, ColorScheme> All() => new()
    {
        { "nl", ColorScheme.Light },
        { "nl", ColorScheme.Dark },
        { "en", ColorScheme.Light },
        { "en", ColorScheme.Dark },
    };
}
