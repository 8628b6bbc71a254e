using System.Globalization;
using System.Text;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Referrals;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Domain.Recorded;

/// <summary>
/// What was computed for a case stays computed (domain 2.8): walks through every verb say after each step all that the case holds, its clocks, its moves for each role, its tasks and its figures, and an edition that says otherwise is found.
/// It does not say which of the two is right; the other tests do.
/// </summary>
public sealed class RecordedWalkTests
{
    private const int Walks = 150;
    private const int Steps = 16;
    private const int Parts = 3;
    private const int Pasts = 8;

    private static readonly Record Recorded = new("walks");

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Walks)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void After_every_step_of_a_walk_the_case_says_what_it_said(int seed) => Recorded.Holds(Key(seed), () =>
    {
        var (words, prints) = (new StringBuilder(), new List<string>());
        RandomWalk walk = null!;
        var version = -1;
        walk = new RandomWalk(seed, c => Say(string.Join('\n', walk.Steps.TakeLast(3)) + '\n' + (c.File.Version == version ? "" : Whole(c, version = c.File.Version))), everything: true, from: seed % 3 == 0 ? FullCase.Build() : null);
        for (var part = 0; part < Parts; part++)
        {
            walk.Run(Steps);
            Say(Border.Around(walk.Case));
            Say(Before(walk.Case));
        }

        Say(AtTheEnd(walk.Case));
        return (string.Join(' ', prints), words.ToString());

        void Say(string text)
        {
            var same = Same(text, walk.Case);
            if (Record.InWords)
                words.Append(CultureInfo.InvariantCulture, $"--- {prints.Count}\n{same}\n");
            prints.Add(Record.Print(same, 4));
        }
    });

    [Fact]
    public void Every_walk_is_recorded() => Recorded.HoldsJust(Enumerable.Range(1, Walks).Select(Key));

    private static string Key(int seed) => seed.ToString("D2", CultureInfo.InvariantCulture);

    /// <summary>Without the number that the case happened to get.</summary>
    internal static string Same(string text, CaseBuilder c) => text.Replace(c.File.Number[^6..], "nnnnnn", StringComparison.Ordinal);

    // As it is at a version.
    private static string Whole(CaseBuilder c, int version)
    {
        var (file, today) = (c.File, c.Today);
        return string.Join('\n', (string[])
        [
            $"version {version}",
            CaseSnapshot.Of(file),
            .. typeof(CaseFile).GetProperties().Where(p => p.GetIndexParameters().Length == 0).OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => $"{p.Name}={Saying.Of(() => p.GetValue(file))}"),
            Saying.Of(file.Asks()),
            Saying.Of(file.Figures()),
            .. ((DateOnly[])[today, today.AddDays(40), today.AddDays(-20)]).Select(day => Saying.Of(() => CaseClocks.For(file, day, CasePolicy.Default))),
            .. ((Actor[])[Staff.Sanne, Staff.Ingrid, Staff.Pieter]).Select(who => Saying.Of(() => file.MoveOptions(c.By(who)))),
            Saying.Of(() => file.OutcomeOptions(c.By(Staff.Sanne))),
        ]);
    }

    private static string AtTheEnd(CaseBuilder c) => string.Join('\n', (string[])
    [
        .. Enum.GetValues<GuardCode>().Select(guard => $"{guard} {Saying.Of(() => c.File.FactsBehind(c.By(Staff.Ingrid), guard))} {Saying.Of(() => c.File.CanJudge(c.By(Staff.Ingrid), guard))} {Saying.Of(() => c.File.CandidateBehind(c.By(Staff.Ingrid), guard))}"),
        .. RecipientProfile.All.SelectMany(profile => Enum.GetValues<ReferralKind>().Select(kind =>
            Saying.Of(() => ReferralContent.Fill(c.File, "RF-2026-000001", kind, c.By(Staff.Ingrid), c.File.Proposals is [.., var last] ? last : null, profile).Write()))),
    ]);

    private static string Before(CaseBuilder c) => string.Join('\n', Enumerable.Range(0, Pasts).Select(one => c.File.Entries[c.File.Entries.Count * one / Pasts])
        .SelectMany(line => ((DateOnly[])[line.OccurredOn, c.Today.AddDays(-10), c.Today]).Select(day => Saying.Of(() => CaseSnapshot.Of(c.File.AsOf(line.RecordedAt, day, CasePolicy.Default)!)))));
}
