using ReturnCase.Data.Cases;
using ReturnCase.Data.Referrals;
using ReturnCase.Web.Cases;

namespace ReturnCase.Web.Referrals;

/// <summary>Works out what a liaison is to weigh before referrals go.</summary>
public sealed class SendChecks(PackageOrders orders, CaseStore store, CaseDesk desk)
{
    /// <summary>Of so many it is told which parts would read otherwise now: that takes reading the case.</summary>
    public const int MostCompared = 50;

    /// <summary>Null where nothing needs to be weighed.</summary>
    /// <param name="viewer">Who sends.</param>
    /// <param name="chosen">Numbers of referrals; null for all that are ready and lack nothing.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<SendCheck?> OfAsync(Viewer viewer, IReadOnlyCollection<string>? chosen, CancellationToken cancel)
    {
        if (SendCheck.Of(await orders.ReadyAsync(viewer, chosen, cancel)) is not { } check)
            return null;
        var compared = check.Noted.Where(one => one.Changes > 0).Take(MostCompared).ToArray();
        var files = (await store.FindManyAsync([.. compared.Select(one => one.CaseNumber).Distinct()], cancel)).ToDictionary(file => file.Number);
        return check with
        {
            ChangedParts = compared.Where(one => files.ContainsKey(one.CaseNumber)).ToDictionary(one => one.Number, one => ReferralFile.Of(files[one.CaseNumber], one.Number, desk.Change()).ChangedParts),
        };
    }
}
