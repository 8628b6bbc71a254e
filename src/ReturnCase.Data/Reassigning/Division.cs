using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.Reassigning;

/// <summary>
/// Divides cases among counsellors, so that all end up with about as many. Each move costs a child a familiar face: whoever is among the receivers keeps what is theirs, until another has at
/// least two fewer.
/// </summary>
public static class Division
{
    /// <param name="cases">The cases, the nearest deadline first: those are divided first, so that the pressing ones are spread too. To even out, the last go first.</param>
    /// <param name="receivers">Who gets them, in the order in which they go before each other where they have as many.</param>
    /// <param name="loads">How many each has now.</param>
    /// <returns>Each case that goes to another, with who gets it, in the order in which they came; the others stay where they are.</returns>
    public static IReadOnlyList<(ReassignableCase Case, Actor To)> Of(IEnumerable<ReassignableCase> cases, IReadOnlyList<Actor> receivers, IReadOnlyDictionary<string, int> loads)
    {
        var (all, to) = (cases.ToArray(), new Dictionary<int, Actor>());
        var has = receivers.ToDictionary(receiver => receiver.Id, receiver => loads.GetValueOrDefault(receiver.Id));
        if (receivers.Count == 0)
        {
            return [];
        }

        foreach (var one in all.Where(one => !IsReceivers(one)))
        {
            Give(one, Fewest());
        }

        foreach (var one in all.Where(IsReceivers).Reverse())
        {
            if (has[one.CounsellorId!] - has[Fewest().Id] > 1)
            {
                has[one.CounsellorId!]--;
                Give(one, Fewest());
            }
        }

        return [.. all.Where(one => to.ContainsKey(one.Id)).Select(one => (one, to[one.Id]))];

        bool IsReceivers(ReassignableCase one) => one.CounsellorId is { } from && has.ContainsKey(from);

        Actor Fewest() => receivers.MinBy(receiver => has[receiver.Id])!;

        void Give(ReassignableCase one, Actor receiver) => (to[one.Id], has[receiver.Id]) = (receiver, has[receiver.Id] + 1);
    }
}
