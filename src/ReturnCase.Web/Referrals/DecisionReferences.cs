using System.Globalization;

namespace ReturnCase.Web.Referrals;

/// <summary>The lines of one file by the reference of the IND: the same decision twice, and two decisions under one reference, are mistakes of the file.</summary>
internal sealed class DecisionReferences
{
    private readonly Dictionary<string, List<DecisionVerdict>> _lines = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Compares a line with those before it. Where two decisions bear one reference, nobody knows which of them is right: both have the fault.</summary>
    public void Compare(DecisionVerdict verdict)
    {
        if (verdict.Input.Reference.Length == 0)
        {
            return;
        }

        if (!_lines.TryGetValue(verdict.Input.Reference, out var before))
        {
            _lines[verdict.Input.Reference] = [verdict];
            return;
        }

        if (before.Find(other => IsSame(other, verdict)) is { } same)
        {
            verdict.Add(DecisionFault.DuplicateLine, Number(same));
        }
        else if (before.Find(other => !IsOneLetter(other, verdict)) is { } other)
        {
            verdict.Add(DecisionFault.SameReferenceOtherLine, Number(other));
            other.Add(DecisionFault.SameReferenceOtherLine, Number(verdict));
        }

        before.Add(verdict);
    }

    /// <summary>Where more than one decision is about one child, each names another of them: nobody but a person can tell whether both are right.</summary>
    public static void WarnOfSameChild(IReadOnlyList<DecisionVerdict> verdicts)
    {
        foreach (var lines in verdicts.Where(verdict => verdict is { IsFaulty: false, File: not null }).GroupBy(verdict => verdict.File!.Number).Select(about => about.ToArray()))
        {
            foreach (var (i, verdict) in lines.Index())
            {
                if (lines.Where((other, j) => j != i && !IsOneReference(verdict, other)).MinBy(other => Math.Abs(other.Record.Item - verdict.Record.Item)) is { } near)
                {
                    verdict.Warn(DecisionFault.AlsoAboutChild, Number(near));
                }
            }
        }
    }

    private static bool IsOneReference(DecisionVerdict one, DecisionVerdict other) => string.Equals(one.Input.Reference, other.Input.Reference, StringComparison.OrdinalIgnoreCase);

    // Where one of the two names no referral, it is the same letter twice.
    private static bool IsSame(DecisionVerdict one, DecisionVerdict other) => one.Input.IsSameAs(other.Input)
        || (IsOneDecision(one, other) && (one.Input.Referral is null || other.Input.Referral is null || one.Input.Referral == other.Input.Referral));

    // One letter may answer two referrals of a child.
    private static bool IsOneLetter(DecisionVerdict one, DecisionVerdict other) => IsOneDecision(one, other) && one.Input.Referral != other.Input.Referral;

    private static bool IsOneDecision(DecisionVerdict one, DecisionVerdict other) =>
        one.File is not null && one.File.Number == other.File?.Number && one.Input.Kind is not null && other.Input.Kind is not null && one.Input.DecidesSameAs(other.Input);

    private static string Number(DecisionVerdict verdict) => verdict.Record.Line.ToString(CultureInfo.InvariantCulture);
}
