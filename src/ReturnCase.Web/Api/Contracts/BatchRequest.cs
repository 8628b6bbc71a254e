using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ReturnCase.Data.Referrals;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Api.Contracts;

/// <summary>Asks for a package.</summary>
[Description("Asks for a package of referrals.")]
public sealed record BatchRequest
{
    [Description("Numbers of referrals; leave it out for all whose toSend is true and that lack nothing, as many as fit, also where something changed in the case since.")]
    public IReadOnlyList<string>? Referrals { get; init; }

    [Description("Why referrals named above go although they lack something: gaps of 409 names what."), MaxLength(Change.ReasonMaxLength)]
    public string? Despite { get; init; }
}

/// <summary>A package that was asked for.</summary>
[Description("A package that was asked for: how far it is, and once it is there what is in it.")]
public sealed record BatchAnswer(
    [property: Description("Its number.")] int Batch,
    [property: Description("Waiting or Running: ask again. Done: it can be fetched. Cancelled or Failed: there is no package, and nothing went.")] PackageState State,
    [property: Description("How many referrals it holds.")] int Count,
    [property: Description("How many of them were written so far.")] int Written,
    [property: Description("When it was asked for.")] DateTime AskedAt,
    [property: Description("When it was there, or given up.")] DateTime? EndedAt,
    [property: Description("Why it was not made.")] PackageRefusal? Refusal,
    [property: Description("Numbers of the referrals that were no longer ready.")] IReadOnlyList<string> NoLongerReady,
    [property: Description("What it holds, with size and SHA-256 of each.")] IReadOnlyList<BatchPart> Parts,
    [property: Description("When it first left: its last byte was fetched, or it was handed over to the IND; absent while it did not. Only then were its referrals sent.")] DateTime? LeftAt,
    [property: Description("When a case in it was destroyed, and the package with it.")] DateTime? DestroyedAt)
{
    internal static BatchAnswer Of(PackageOrder order, BatchRow? batch, IReadOnlyList<BatchFile> files) => new(
        order.Number, order.State, order.Count, order.Written, order.AskedAt, order.EndedAt, order.Refusal,
        order.NoLongerReady?.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries) ?? [], [.. files.Select(file => new BatchPart(file.Name, file.Size, file.Sha256))], batch?.LeftAt, batch?.FilesGoneAt);

    internal static BatchAnswer Of(BatchRow batch, IReadOnlyList<BatchFile> files) => new(
        batch.Number, PackageState.Done, batch.Count, batch.Count, batch.CreatedAt, batch.CreatedAt, null, [], [.. files.Select(file => new BatchPart(file.Name, file.Size, file.Sha256))], batch.LeftAt, batch.FilesGoneAt);
}

/// <summary>A file of a package.</summary>
[Description("A file of a package.")]
public sealed record BatchPart(
    [property: Description("Its name.")] string Name,
    [property: Description("Its size in bytes.")] long Size,
    [property: Description("Its SHA-256, in hexadecimal.")] string Sha256);
