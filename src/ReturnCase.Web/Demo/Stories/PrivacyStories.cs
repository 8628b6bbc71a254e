using ReturnCase.Domain.Cases;
using static ReturnCase.Web.Demo.Stories.SearchStories;

namespace ReturnCase.Web.Demo.Stories;

/// <summary>Cases from years ago, whose retention term is over.</summary>
internal static class PrivacyStories
{
    public static IReadOnlyList<Story> All { get; } =
    [
        new("Kept long enough", 3, s => Begun(s).Ago(1)
            .Note(StatementKind.EuStateAccepted, ["België is verantwoordelijk: daar liep een eerdere procedure."], reference: "DUB-1904").Move(CaseTrigger.CloseTransferredToEuState))
        {
            Begins = new(20, 40),
            Ended = new(1_900, 1_990),
            Eighteen = new(-1_500, -600),
        },
    ];
}
