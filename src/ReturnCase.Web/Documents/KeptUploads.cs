using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using ReturnCase.Domain.Documents;
using ReturnCase.Web.Security;

namespace ReturnCase.Web.Documents;

/// <summary>
/// A file that came in with a form which was not right yet need not be sent again: the form carries a sealed note of it. Only whoever sent it can use it, for that case, and for less than the day
/// after which the sweep takes it away.
/// </summary>
public sealed class KeptUploads(IDataProtectionProvider protection, CurrentUser user)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(20);

    /// <summary>The note.</summary>
    public string Seal(string caseNumber, StoredFile file) => Protector(caseNumber).Protect(JsonSerializer.Serialize(file), Lifetime);

    /// <summary>The file of a note; null where it is not whole, not this person's or too old.</summary>
    public StoredFile? Open(string caseNumber, string? note)
    {
        try
        {
            return string.IsNullOrEmpty(note) ? null : JsonSerializer.Deserialize<StoredFile>(Protector(caseNumber).Unprotect(note));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private ITimeLimitedDataProtector Protector(string caseNumber) =>
        protection.CreateProtector("ReturnCase.Documents.Kept", user.UserId, caseNumber).ToTimeLimitedDataProtector();
}
