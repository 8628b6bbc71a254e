using ReturnCase.Domain.Cases;

namespace ReturnCase.Data.Reassigning;

/// <summary>Divides cases among counsellors, so that all end up with about as many; nobody gets a case that is theirs already.</summary>
public static class Division
{
    /// <param name="cases">The cases, the nearest deadline first: those are divided first, so that the pressing ones are spread too.</param>
    /// <param name="receivers">Who gets them, in the order in which they go before each other where they have as many.</param>
    /// <param name="loads">How many each has now.</param>
    /// <returns>Each case with who gets it; without the cases that nobody of them can get.</returns>
    public static IReadOnlyList<(ReassignableCase Case, Actor To)> Of(IEnumerable<ReassignableCase> cases, IReadOnlyList<Actor> receivers, IReadOnlyDictionary<string, int> loads)
    {
        var has = receivers.ToDictionary(receiver => receiver.Id, receiver => loads.GetValueOrDefault(receiver.Id));
        var divided = new List<(ReassignableCase, Actor)>();
        foreach (var one in cases)
        {
            if (receivers.Where(receiver => receiver.Id != one.CounsellorId).MinBy(receiver => has[receiver.Id]) is { } to)
            {
                has[to.Id]++;
                divided.Add((one, to));
                if (one.CounsellorId is { } from && has.TryGetValue(from, out var before))
                {
                    has[from] = before - 1;
                }
            }
        }

        return divided;
    }
}
