using System.Text.Json;
using System.Text.Json.Serialization;
using ReturnCase.Data.Referrals;
using ReturnCase.Domain.Clocks;
using ReturnCase.Domain.Referrals;

namespace ReturnCase.Web.Packages;

/// <summary>The same referrals as a table: one line each, the same columns in CSV and XLSX. A cell is a text or a day; numbers such as a V-number are texts, and keep their zeros.</summary>
public static class ReferralTable
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Converters = { new JsonStringEnumConverter() } };

    private static readonly (string Name, Func<Line, TableValue> Value)[] Columns =
    [
        ("referral", line => line.Packed.Number),
        ("version", line => line.Packed.Version),
        ("kind", line => line.Packed.Kind.ToString()),
        ("filedOn", line => line.Packed.FiledOn),
        ("newFactsOn", line => line.Packed.NewFactsOn),
        ("replacesVersion", line => line.Packed.Replaces?.Version),
        ("replacesBatch", line => line.Packed.Replaces?.Batch),
        ("gaps", line => string.Join(' ', line.Packed.Gaps)),
        ("releasedDespite", line => line.Packed.ReleasedDespite),
        ("case", line => line.Packed.CaseNumber),
        ("vNumber", line => line.Told.VNumber),
        ("firstNames", line => line.Told.Child.FirstNames),
        ("lastName", line => line.Told.Child.LastName),
        ("aliases", line => line.Told.Child.Aliases),
        ("birthYear", line => line.Told.Child.BirthYear),
        ("birthMonth", line => line.Told.Child.BirthMonth),
        ("birthDay", line => line.Told.Child.BirthDay),
        ("eighteenEarliest", line => line.Told.Child.EighteenEarliest),
        ("eighteenLatest", line => line.Told.Child.EighteenLatest),
        ("nationality", line => line.Told.Child.Nationality),
        ("languages", line => line.Told.Child.Languages),
        ("location", line => line.Told.Child.Location),
        ("team", line => line.Told.Team),
        ("counsellor", line => line.Told.Counsellor),
        ("confirmedOn", line => line.Told.ConfirmedOn),
        ("knownOn", line => line.Told.KnownOn ?? line.Told.ConfirmedOn),
        ("proposedOn", line => line.Told.Proposal?.ProposedOn),
        ("proposedBy", line => line.Told.Proposal?.ProposedBy),
        ("confirmedBy", line => line.Told.Proposal?.ConfirmedBy),
        ("grounds", line => line.Told.Proposal?.Grounds),
        ("searchStartedOn", line => line.Told.SearchYear?.StartedOn),
        ("searchLastDay", line => line.Told.SearchYear?.LastDay),
        ("searchDaysUsed", line => line.Told.SearchYear?.DaysUsed),
        ("countries", line => line.Told.Countries is { } countries ? string.Join(' ', countries) : null),
        ("verdict", line => line.Told.Judgement?.Verdict.ToString()),
    ];

    /// <summary>Names of the columns.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Columns.Select(column => column.Name)];

    /// <summary>The cells of one referral.</summary>
    public static TableValue[] Row(PackedReferral packed)
    {
        var line = new Line(packed, JsonSerializer.Deserialize<Told>(packed.Content, Options)!);
        return [.. Columns.Select(column => column.Value(line))];
    }

    private readonly record struct Line(PackedReferral Packed, Told Told);

    // What the table needs of a content: the rest is not read.
    private sealed record Told(
        string VNumber, string Team, string? Counsellor, DateOnly ConfirmedOn, DateOnly? KnownOn, FrozenReferral.Person Child, FrozenReferral.Proposed? Proposal, SearchClock? SearchYear, string[]? Countries, ToldVerdict? Judgement);

    private sealed record ToldVerdict(Domain.Cooperation.CooperationVerdict Verdict);
}
