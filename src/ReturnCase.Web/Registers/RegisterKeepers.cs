using Microsoft.EntityFrameworkCore;
using ReturnCase.Data;
using ReturnCase.Domain.Cases;

namespace ReturnCase.Web.Registers;

/// <summary>Whom to ask to change a register.</summary>
public sealed class RegisterKeepers(ReturnCaseDb db)
{
    private const int Most = 3;

    /// <summary>Names of the first few administrators.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancel = default) => await db.Users
        .Where(user => user.Role == ActorRole.Administrator && !user.Disabled).OrderBy(user => user.DisplayName).Select(user => user.DisplayName).Take(Most).ToListAsync(cancel);
}
