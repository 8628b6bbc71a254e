using System.Security.Cryptography;
using System.Text;
using ReturnCase.Data.Referrals;

namespace ReturnCase.Web.Referrals;

/// <summary>What a liaison chose to send, as typed.</summary>
public sealed record SendInput
{
    public List<string> Numbers { get; set; } = [];

    /// <summary>Everything that is ready and complete.</summary>
    public bool All { get; set; }

    /// <summary>What of it the person saw that changed or is lacking (<see cref="SendCheck.Mark"/>).</summary>
    public string? Seen { get; set; }

    /// <summary>Why referrals go that lack something.</summary>
    public string? Despite { get; set; }

    /// <summary>Names this form: sent twice, it makes one package.</summary>
    public string? RequestKey { get; set; }

    /// <summary>What was ticked, each once.</summary>
    public IReadOnlyList<string> Chosen() => [.. Numbers.Where(number => !string.IsNullOrWhiteSpace(number)).Distinct()];
}

/// <summary>What a liaison is to know before the chosen referrals go.</summary>
/// <param name="Count">How many go.</param>
/// <param name="Noted">Those of which something changed since they were frozen, or that lack something.</param>
public sealed record SendCheck(int Count, IReadOnlyList<ReadyReferral> Noted)
{
    /// <summary>Names of the parts of a referral that would read otherwise if it were made now, of those that were compared.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> ChangedParts { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>More than that are not listed one by one.</summary>
    public const int MostShown = 200;

    /// <summary>Stands for what is shown here: what was confirmed with another mark is shown again.</summary>
    public string Mark => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|', Noted.Select(one => $"{one.Number} {one.Version} {one.Changes}")))))[..16];

    public bool HasGaps => Noted.Any(referral => referral.GapCodes is not null);

    /// <summary>Null where nothing needs to be weighed.</summary>
    public static SendCheck? Of(IReadOnlyList<ReadyReferral> ready) =>
        ready.Where(referral => referral.GapCodes is not null || referral.Changes > 0).ToArray() is { Length: > 0 } noted ? new(ready.Count, noted) : null;
}
