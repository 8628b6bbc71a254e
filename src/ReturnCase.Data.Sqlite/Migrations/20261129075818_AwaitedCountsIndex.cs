using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReturnCase.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class AwaitedCountsIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Cases_AwaitsOtherSupervisor_Counted",
                table: "Cases",
                columns: new[] { "AwaitsOtherSupervisor", "Team", "CounsellorId", "Phase", "GoverningDeadline", "DecisionWaitsSince", "ProposedOutcome", "ReviewOwed", "OpenAlarmCount", "ReopeningOwed" },
                filter: "[AwaitsOtherSupervisor] = 1");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Cases_AwaitsOtherSupervisor_Counted",
                table: "Cases");
        }
    }
}
