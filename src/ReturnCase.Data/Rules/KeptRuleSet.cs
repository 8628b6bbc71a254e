using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ReturnCase.Data.Rules;

/// <summary>A rule set as it is kept: written once, read when the program starts.</summary>
public sealed class KeptRuleSet
{
    /// <summary>1, and one more at each change of a setting.</summary>
    public int Number { get; private set; }

    /// <summary>The settings as JSON, by the names that they have under <c>Policy</c>.</summary>
    public string Settings { get; private set; } = string.Empty;

    /// <summary>When it came into force, in UTC.</summary>
    public DateTime Since { get; private set; }
}

internal sealed class KeptRuleSetConfiguration : IEntityTypeConfiguration<KeptRuleSet>
{
    public void Configure(EntityTypeBuilder<KeptRuleSet> builder)
    {
        builder.ToTable("RuleSets");
        builder.HasKey(set => set.Number);
        builder.Property(set => set.Number).ValueGeneratedNever();
    }
}
