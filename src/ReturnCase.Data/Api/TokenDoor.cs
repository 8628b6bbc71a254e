using Microsoft.EntityFrameworkCore;

namespace ReturnCase.Data.Api;

/// <summary>Why a token opens nothing.</summary>
public enum TokenRefusal
{
    /// <summary>Nobody issued it.</summary>
    Unknown,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>An administrator took it out of use.</summary>
    Revoked,

    /// <summary>Its system was taken out of use.</summary>
    Disabled,
}

/// <summary>The system behind a token.</summary>
public sealed record TokenHolder(int ClientId, string Name, IReadOnlyList<ApiScope> Scopes, string? Team, RateClass Rate, int TokenId, DateTime? LastUsedAt);

/// <summary>What a token opens: exactly one of the two is set.</summary>
/// <param name="Holder">The system that it lets in.</param>
/// <param name="Refusal">Why it lets nobody in.</param>
/// <param name="ClientId">Whose it is or was, where somebody issued it.</param>
/// <param name="TokenId">Its number, there.</param>
public sealed record TokenAnswer(TokenHolder? Holder, TokenRefusal? Refusal, int? ClientId, int? TokenId);

/// <summary>Finds whose token it is. The hash is looked up whatever was shown, so that how long it takes says nothing of any secret.</summary>
public sealed class TokenDoor(ReturnCaseDb db)
{
    private static readonly TimeSpan UseNoted = TimeSpan.FromMinutes(1);

    /// <summary>What a token as it was shown opens at this moment.</summary>
    public async Task<TokenAnswer> AskAsync(string shown, DateTime now, CancellationToken cancel = default)
    {
        var hash = AccessToken.HashOf(shown);
        var found = await db.AccessTokens.Where(token => token.Hash == hash)
            .Join(db.ClientSystems, token => token.ClientSystemId, client => client.Id, (token, client) => new
            {
                token.Id,
                token.ExpiresAt,
                token.RevokedAt,
                token.LastUsedAt,
                Client = client.Id,
                client.Name,
                client.Scopes,
                client.Team,
                client.Rate,
                client.Disabled,
            }).SingleOrDefaultAsync(cancel);
        TokenRefusal? refusal = found switch
        {
            null => TokenRefusal.Unknown,
            { RevokedAt: not null } => TokenRefusal.Revoked,
            _ when now >= found.ExpiresAt => TokenRefusal.Expired,
            { Disabled: true } => TokenRefusal.Disabled,
            _ => null,
        };
        return refusal is not null
            ? new(null, refusal, found?.Client, found?.Id)
            : new(new(found!.Client, found.Name, ApiScopes.Of(found.Scopes), found.Team, found.Rate, found.Id, found.LastUsedAt), null, found.Client, found.Id);
    }

    /// <summary>Notes that it was used, at most once a minute.</summary>
    public async Task UsedAsync(TokenHolder holder, DateTime now, CancellationToken cancel = default)
    {
        if (!(holder.LastUsedAt > now - UseNoted))
        {
            var before = now - UseNoted;
            await db.AccessTokens.Where(token => token.Id == holder.TokenId && (token.LastUsedAt == null || token.LastUsedAt <= before))
                .ExecuteUpdateAsync(set => set.SetProperty(token => token.LastUsedAt, now), cancel);
        }
    }
}
