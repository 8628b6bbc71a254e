using System.Text.RegularExpressions;

namespace ReturnCase.Web.Documents;

/// <summary>
/// What a PDF does when it is opened, printed or looked at, and where it reaches outside itself. A link to a web page that its reader presses may stay; what it may open by itself is a place
/// in its own pages. Words come in pieces that overlap by <see cref="Overlap"/>.
/// </summary>
internal sealed partial class PdfActions
{
    /// <summary>Signs by which one piece goes back into the one before: a name of which each letter is written as # and two digits still stands whole in one of them.</summary>
    public const int Overlap = 4 * 1024;

    // Signs around a word that are looked at; three times as many before they are read as meant.
    private const int Reach = 1_200;

    private const string Gap = @"(?:[\s\0]|%[^\r\n]*[\r\n])*";
    private const string End = @"(?=[\s\0/<>(\[\])\d%]|\z)";
    private const string Between = @"(?:[\s\0]|%[^\r\n]*[\r\n])+";

    private bool _opensAnother;
    private bool _standsAlone;

    /// <summary>What it opens by itself stands elsewhere in it, and something that reaches outside stands by itself too.</summary>
    public FileFault? Fault => _opensAnother && _standsAlone ? FileFault.ActsByItself : null;

    /// <summary>Judges one piece.</summary>
    /// <param name="words">Its names as they are meant.</param>
    /// <param name="first">There is none before it.</param>
    /// <param name="last">There is none behind it.</param>
    public FileFault? Read(string words, bool first, bool last)
    {
        if (Programs().IsMatch(words))
        {
            return FileFault.CarriesProgram;
        }

        if (Reaching().IsMatch(words) || OnEvents().IsMatch(words) || Network().IsMatch(words))
        {
            return FileFault.ActsByItself;
        }

        if (Unpacked().IsMatch(words))
        {
            return FileFault.Unreadable;
        }

        foreach (var found in Opening().EnumerateMatches(words))
        {
            // The next piece has this one with what follows it.
            if (!last && words.Length - found.Index < Reach)
            {
                break;
            }

            var what = words.AsSpan(found.Index, Math.Min(Reach, words.Length - found.Index));
            if (Another().IsMatch(what))
            {
                _opensAnother = true;
            }
            else if (!Place().IsMatch(what))
            {
                return FileFault.ActsByItself;
            }
        }

        foreach (var found in Outside().EnumerateMatches(words))
        {
            _standsAlone |= (first || found.Index >= Reach) && !IsPressed(words.AsSpan(Math.Max(0, found.Index - Reach)..found.Index));
        }

        return null;
    }

    // Written inside what is pressed, it can only be pressed.
    private static bool IsPressed(ReadOnlySpan<char> before) => before.LastIndexOf("<<") is var at and >= 0 && Pressed().IsMatch(before[..at]);

    // Long words alone: a short one stands by chance in every large scan.
    [GeneratedRegex("/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|XFA|FileAttachment|Filespec)" + End, RegexOptions.CultureInvariant)]
    private static partial Regex Programs();

    [GeneratedRegex("/(?:SubmitForm|ImportData|GoToR|GoToE|Rendition|Sound|Movie)" + End + "|/FS" + Gap + "/URL" + End, RegexOptions.CultureInvariant)]
    private static partial Regex Reaching();

    [GeneratedRegex("/AA" + Gap + @"(?:<<" + Gap + @"[^>\s\0]|\d+" + Between + @"\d+" + Between + "R)", RegexOptions.CultureInvariant)]
    private static partial Regex OnEvents();

    // A path to another computer sends along who is signed in; some addresses start a program.
    [GeneratedRegex("/(?:URI|Base|UF|F|Unix|DOS|Mac)" + Gap
        + @"(?:\((?:\xFE\xFF)?\0?(?:(?:javascript|vbscript|data|ms-[a-z-]+|search-ms):|file:(?>/{2,5})(?![A-Za-z]:)|(?:(?:\\\\|\\134)\0?){2}|/\0?/)|<[\s\0]*(?:FE[\s\0]*FF)?[\s\0]*(?:00)?[\s\0]*5C[\s\0]*(?:00)?[\s\0]*5C)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Network();

    // Packed twice: a little that becomes a lot that becomes far more.
    [GeneratedRegex(@"\[[\s\0]*(?:/[A-Za-z0-9]{1,20}[\s\0]*){0,8}/(?:FlateDecode|LZWDecode|Fl|LZW)[\s\0]*(?:/[A-Za-z0-9]{1,20}[\s\0]*){0,8}/(?:FlateDecode|LZWDecode|Fl|LZW)[\s\0]*[/\]]", RegexOptions.CultureInvariant)]
    private static partial Regex Unpacked();

    [GeneratedRegex("/OpenAction" + End, RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    [GeneratedRegex(@"\G/OpenAction" + Between + @"\d+" + Between + @"\d+" + Between + "R", RegexOptions.CultureInvariant)]
    private static partial Regex Another();

    [GeneratedRegex(@"\G/OpenAction" + Gap + @"(?:[\[(]|null|/(?!OpenAction)|<<(?=[^<>]*/S" + Gap + @"/GoTo[\s\0/(\[>])(?![^<>]*/Next)[^<>]*>>)", RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    [GeneratedRegex("/(?:URI|Named)" + End, RegexOptions.CultureInvariant)]
    private static partial Regex Outside();

    [GeneratedRegex("/A" + Gap + @"\z", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex Pressed();
}
