namespace ReturnCase.Web.Security;

/// <summary>
/// Knows the passwords that are guessed first. Long ones among them are few words stretched: repeated, joined, run along the keyboard, or followed by a year. So it takes those parts away and looks how much is left.
/// </summary>
public static class CommonPasswords
{
    private const int EnoughLeft = 4;
    private const int ShortestRun = 3;
    private const int FewestSigns = 5;

    // The longest first, so that a part of a word is not taken for it.
    private static readonly string[] Words = [.. """
        abcd access admin administrator amsterdam asiel asielzoeker azerty baby baseball batman beheer beheerder boss charlie cheese chocolate computer counsellor dallas default demo dragon eindhoven
        football freedom geheim gebruiker geen hallo hello herfst hottie hunter iloveyou internet jesus jordan killer klaver lente letmein liefde login lovely loveme maandag master michael monkey mustang
        nederland ninja nidos passw0rd passwoord password paswoord pass princess qazwsx qwerty qwertyuiop regievoerder return returncase rotterdam schatje secret shadow snoopy soccer solo starwars summer
        sunshine superman supervisor teamleider temp test tester testing thomas trustno1 user utrecht vakantie vrijdag vluchteling voetbal wachtwoord welcome welkom whatever winter winkel woord word zomer zonnetje
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).OrderByDescending(word => word.Length)];

    private static readonly string[] Rows = ["abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm"];

    public static bool Hold(string password)
    {
        var plain = string.Concat(password.ToLowerInvariant().Select(Plain));
        if (plain.Distinct().Count() < FewestSigns)
            return true;
        var left = Words.Aggregate(plain, (rest, word) => rest.Replace(word, " ", StringComparison.Ordinal));
        left = Words.Aggregate(left.Replace(' ', '\u0001'), (rest, word) => rest.Replace(Leet(word), "\u0001", StringComparison.Ordinal));
        return WithoutRuns(left).Count(char.IsLetter) < EnoughLeft;
    }

    // The signs that stand for letters in words everybody knows.
    private static char Plain(char sign) => sign switch
    {
        '@' => 'a',
        '$' => 's',
        '!' => 'i',
        _ => sign,
    };

    private static string Leet(string word) => word.Replace('o', '0').Replace('i', '1').Replace('e', '3');

    private static string WithoutRuns(string text)
    {
        var left = new System.Text.StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            var run = Run(text, i);
            if (run < ShortestRun)
                left.Append(text[i]);
            i += run < ShortestRun ? 1 : run;
        }

        return left.ToString();
    }

    // How far the text runs along a row, forwards or backwards, or repeats one sign.
    private static int Run(string text, int start)
    {
        var longest = 1;
        foreach (var step in (int[])[1, -1, 0])
        {
            foreach (var row in Rows)
            {
                var length = 1;
                for (var at = row.IndexOf(text[start]); at >= 0 && start + length < text.Length && at + step * length is var next && next >= 0 && next < row.Length && row[next] == text[start + length]; length++)
                {
                }

                longest = Math.Max(longest, length);
            }
        }

        return longest;
    }
}
