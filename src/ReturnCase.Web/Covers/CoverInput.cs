using ReturnCase.Web.Forms;

namespace ReturnCase.Web.Covers;

/// <summary>Who covers, and on which days.</summary>
public record CoverInput
{
    public string? Covering { get; set; }

    public DateInput First { get; set; } = new();

    public DateInput Last { get; set; } = new();
}
