using System.Globalization;
using System.Text;

namespace ReturnCase.Tests.HardCases;

/// <summary>docs/hard-cases.md: each hard case, the test that tells it, and the case of the demo in which a reader finds it.</summary>
internal static class HardCaseDocument
{
    /// <summary>The hard cases in the order of domain 7, with the beginning of the mark of each demo case.</summary>
    public static IReadOnlyList<(int Case, string What, string Test, string[] Marks)> Rows { get; } =
    [
        (1, "Clock and birthday on 29 February", "Case01To04Tests.Case_1_rejected_on_29_February_and_born_on_one", ["jarig op 29 februari", "zoekjaar begonnen op 29 februari"]),
        (2, "Eighteen inside the search year", "Case01To04Tests.Case_2_the_birthday_comes_before_the_search_year_ends", ["18 binnen het zoekjaar"]),
        (3, "Shelter found after outcome 1.3, after NoShelter, or while the IND considers", "Case01To04Tests.Case_3_an_aunt_is_found_after_all", ["opvang gevonden na uitkomst 1.3", "opvang gevonden na 'geen opvang'", "opvang gevonden terwijl de IND beslist"]),
        (4, "Birth date corrected to a younger age (age assessment), to an older one (document), and after AgedOut (decision)", "Case01To04Tests.Case_4_the_birth_date_is_corrected_to_an_older_and_back_to_a_younger_age", ["geboortedatum gecorrigeerd: jonger", "geboortedatum gecorrigeerd: ouder", "geboortedatum gecorrigeerd na 18 geworden"]),
        (5, "Shelter withdrawn the day before the flight", "Case05To08Tests.Case_5_the_aunt_withdraws_on_the_day_before_the_flight", ["opvang ingetrokken op de dag voor de vlucht"]),
        (6, "Two suspensions end in another order than they began", "Case05To08Tests.Case_6_two_suspensions_end_in_another_order_than_they_began", ["twee opschortingen, in andere volgorde beëindigd"]),
        (7, "The IND's decision of the 3rd arrives on the 20th, after a clashing step", "Case05To08Tests.Case_7_the_decision_of_the_3rd_arrives_on_the_20th_after_another_step", ["besluit van de IND kwam achteraf en botst met een stap"]),
        (7, "Two people save at once: nobody's text is lost", "Case05To08Tests.Case_7_two_people_save_at_once_and_nobody_loses_a_word", []),
        (8, "Cooperated nine months, silent two, honest again", "Case05To08Tests.Case_8_nine_months_of_cooperation_two_of_silence_and_honest_again", ["negen maanden meegewerkt, twee maanden stil, weer open"]),
        (9, "Missing, then back at 18 in another town: same V-number, next period", "Case09To12Tests.Case_9_missing_and_back_at_18_in_another_town", ["vermist, na de 18e verjaardag terug in een andere plaats", "opnieuw overgedragen nadat de zaak was gesloten"]),
        (10, "Brothers and one aunt with two places", "Case09To12Tests.Case_10_brothers_and_one_aunt_with_two_places", ["broers en een tante met twee plaatsen (1)", "broers en een tante met twee plaatsen (2)", "broers en een tante met twee plaatsen (3): geen plaats meer"]),
        (10, "One child with two V-numbers: linked, histories never merged", "Case09To12Tests.Case_10_one_child_with_two_V_numbers", ["één kind met twee V-nummers (1): deze zaak is leidend", "één kind met twee V-nummers (2): deze zaak volgt"]),
        (11, "An outcome one minute before midnight in Amsterdam on the eve of the birthday, while the server runs in UTC", "Case09To12Tests.Case_11_the_eve_of_the_birthday_in_Amsterdam_while_the_server_runs_in_UTC", ["uitkomst vlak voor middernacht op de vooravond van de verjaardag"]),
        (12, "A referral changes between confirmation and export", "Case09To12Tests.Case_12_the_file_changes_between_confirmation_and_export", ["melding gewijzigd tussen bevestigen en versturen"]),
    ];

    /// <summary>The whole document.</summary>
    /// <param name="numbers">Numbers and teams of the demo cases of each mark.</param>
    public static string Write(ILookup<string, (string Number, string Team)> numbers)
    {
        var text = new StringBuilder();
        text.Append("""
            # The twelve hard cases

            The hard cases of the domain, each as a test that tells it through the real pages and as a case of the demo that a reader can open. Those without a demo case need two people at one moment.

            The numbers are those of a fresh demo that starts at `Demo:Now` = `2026-11-23T09:00:00+01:00`:

            ```
            Demo__Now=2026-11-23T09:00:00+01:00 dotnet run --project src/ReturnCase.Web
            ```

            On another day the numbers differ, because the demo tells its cases back from the present day; the first line of the history of each says which it is ("Overdracht IND (demo: …)"). Team Noord: sign in as `ingrid`; team Zuid: as `hassan`.
            A test compares this page with the demo and with the tests, so that it cannot go stale.

            | case | what | demo case | the test that tells it |
            |---|---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var (number, what, test, marks) in Rows)
        {
            var cases = marks.SelectMany(mark => numbers[mark].Select(demo => $"{demo.Number} ({demo.Team}): {mark}"));
            text.Append(CultureInfo.InvariantCulture, $"| {number} | {what} | {(marks.Length == 0 ? "–" : string.Join("<br>", cases))} | `{test}` |\n");
        }

        return text.Append("\nThe domain alone tells most of them too: `Domain/HardCaseTests`.\n").ToString();
    }
}
