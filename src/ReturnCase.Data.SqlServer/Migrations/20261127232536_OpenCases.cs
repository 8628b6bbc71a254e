using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReturnCase.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class OpenCases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Cases_CounsellorId_DecisionWaitsSince",
                table: "Cases",
                columns: new[] { "CounsellorId", "DeadlineOrder", "Id" },
                filter: "[DecisionWaitsSince] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_CounsellorId_Open",
                table: "Cases",
                columns: new[] { "CounsellorId", "Phase", "GoverningDeadline", "DecisionWaitsSince", "ProposedOutcome", "ReviewOwed" },
                filter: "[Phase] <> 'Closed'");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_CounsellorId_OpenAlarmCount",
                table: "Cases",
                columns: new[] { "CounsellorId", "DeadlineOrder", "Id" },
                filter: "[OpenAlarmCount] > 0");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_CounsellorId_ProposedOutcome",
                table: "Cases",
                columns: new[] { "CounsellorId", "DeadlineOrder", "Id" },
                filter: "[ProposedOutcome] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_CounsellorId_ReopeningOwed",
                table: "Cases",
                columns: new[] { "CounsellorId", "DeadlineOrder", "Id" },
                filter: "[ReopeningOwed] = 1");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_CounsellorId_ReviewOwed",
                table: "Cases",
                columns: new[] { "CounsellorId", "DeadlineOrder", "Id" },
                filter: "[ReviewOwed] = 1");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Team_Open",
                table: "Cases",
                columns: new[] { "Team", "CounsellorId", "Phase", "GoverningDeadline", "DecisionWaitsSince", "ProposedOutcome", "ReviewOwed" },
                filter: "[Phase] <> 'Closed'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Cases_CounsellorId_DecisionWaitsSince",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_CounsellorId_Open",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_CounsellorId_OpenAlarmCount",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_CounsellorId_ProposedOutcome",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_CounsellorId_ReopeningOwed",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_CounsellorId_ReviewOwed",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_Team_Open",
                table: "Cases");
        }
    }
}
