using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ReturnCase.Data.Audit;
using ReturnCase.Data.Cases;
using ReturnCase.Domain.Cases;
using ReturnCase.Domain.Letters;

namespace ReturnCase.Data.Letters;

/// <summary>An edition without its content.</summary>
/// <param name="IsOwn">A file of the organisation; else a return to the template that comes with the program.</param>
public sealed record LetterTemplateRow(LetterKind Kind, string Language, int Edition, bool IsOwn, int Size, string? Sha256, string ByName, DateTime AddedAt);

/// <summary>Templates of letters: each new one is one more edition, and the trail keeps that it came.</summary>
public sealed class LetterTemplates(ReturnCaseDb db, UniqueIndexes indexes, AuditTrail trail)
{
    /// <summary>The edition in use of each letter and language that was ever changed.</summary>
    public async Task<IReadOnlyList<LetterTemplateRow>> InUseAsync(CancellationToken cancel = default) =>
        await Rows(db.LetterTemplates.Where(template => !db.LetterTemplates.Any(later => later.Kind == template.Kind && later.Language == template.Language && later.Edition > template.Edition))).ToListAsync(cancel);

    /// <summary>Every edition of a letter in a language, the newest first.</summary>
    public async Task<IReadOnlyList<LetterTemplateRow>> EditionsAsync(LetterKind kind, string language, CancellationToken cancel = default) =>
        await Rows(Of(kind, language).OrderByDescending(template => template.Edition)).ToListAsync(cancel);

    /// <summary>The edition in use, with its content; null where nobody ever changed it.</summary>
    public Task<LetterTemplate?> LatestAsync(LetterKind kind, string language, CancellationToken cancel = default) =>
        Of(kind, language).OrderByDescending(template => template.Edition).FirstOrDefaultAsync(cancel);

    /// <summary>The content of an edition; null where it has none or there is no such edition.</summary>
    public Task<byte[]?> ContentAsync(LetterKind kind, string language, int edition, CancellationToken cancel = default) =>
        Of(kind, language).Where(template => template.Edition == edition).Select(template => template.Content).SingleOrDefaultAsync(cancel);

    /// <summary>Keeps a new edition.</summary>
    /// <param name="kind">Of which letter.</param>
    /// <param name="language">In which language.</param>
    /// <param name="after">The edition that was in use when the form was made; 0 where there was none.</param>
    /// <param name="content">The Word document; null to return to the template that comes with the program.</param>
    /// <param name="by">Who brought it.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancel">Ends it early.</param>
    /// <returns>False where another administrator kept one meanwhile.</returns>
    public async Task<bool> AddAsync(LetterKind kind, string language, int after, byte[]? content, Actor by, DateTime at, CancellationToken cancel = default)
    {
        if ((await Of(kind, language).MaxAsync(template => (int?)template.Edition, cancel) ?? 0) != after)
        {
            return false;
        }

        db.LetterTemplates.Add(new(kind, language, after + 1, content, content is null ? null : Convert.ToHexStringLower(SHA256.HashData(content)), by, at));
        trail.Changes(AuditAction.LetterTemplateChanged, FormattableString.Invariant($"{kind} {language}: edition {after + 1}{(content is null ? ", back to that of the program" : "")}"));
        try
        {
            await db.SaveOnceAsync(token => Of(kind, language).AnyAsync(template => template.Edition == after + 1 && template.ById == by.Id && template.AddedAt == at, token), cancel);
            return true;
        }
        catch (DbUpdateException error) when (indexes.Violated(error)?.Contains(nameof(LetterTemplate.Edition), StringComparison.Ordinal) == true)
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    private IQueryable<LetterTemplate> Of(LetterKind kind, string language) => db.LetterTemplates.AsNoTracking().Where(template => template.Kind == kind && template.Language == language);

    private static IQueryable<LetterTemplateRow> Rows(IQueryable<LetterTemplate> templates) => templates.Select(template => new LetterTemplateRow(
        template.Kind, template.Language, template.Edition, template.Content != null, template.Size, template.Sha256, template.ByName, template.AddedAt));
}
