using ReturnCase.Domain.Decisions;
using ReturnCase.Tests.Pages.Cases;
using ReturnCase.Tests.Support;

namespace ReturnCase.Tests.Pages.Referrals;

/// <summary>What a liaison types, and a case with its referral.</summary>
internal static class ReferralForms
{
    public static async Task<string> KeepReferral(this ReturnCaseApp app, CaseBuilder builder)
    {
        await app.KeepAll([builder]);
        return $"/referrals/{builder.Referral.Number.ToLowerInvariant()}";
    }

    public static Dictionary<string, string?> Receipt(string reference, DateOnly? on = null) => new(Dated(on ?? CasePageCases.Today)) { ["Input.Reference"] = reference };

    public static Dictionary<string, string?> Dated(DateOnly on) => new()
    {
        ["Input.OccurredOn.Day"] = $"{on.Day}",
        ["Input.OccurredOn.Month"] = $"{on.Month}",
        ["Input.OccurredOn.Year"] = $"{on.Year}",
    };

    public static Dictionary<string, string?> Decision(DecisionKind kind)
    {
        var values = new Dictionary<string, string?>(Dated(CasePageCases.Today)) { ["Input.Kind"] = kind.ToString(), ["Input.Reference"] = "Z-77" };
        if (kind == DecisionKind.ResidenceGranted)
            values["Input.Ground"] = "asylum";
        if (kind == DecisionKind.ReturnDecisionIssued)
            (values["Input.UnlawfulStay"], values["Input.DutyToLeave"], values["Input.DepartureTermDays"], values["Input.Countries.Lines[0]"]) = ("True", "True", "28", "GN");
        return values;
    }
}
