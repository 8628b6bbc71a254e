using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReturnCase.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class TasksAndSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_NameTokens_Word_CaseFileId",
                table: "NameTokens");

            migrationBuilder.DropIndex(
                name: "IX_Cases_CounsellorId_GoverningDeadline_Id",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_Team_GoverningDeadline_Id",
                table: "Cases");

            migrationBuilder.AddColumn<bool>(
                name: "ShortcutsOff",
                table: "Users",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "NameTokens",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Word");

            migrationBuilder.AlterColumn<int>(
                name: "ReviewOwed",
                table: "Cases",
                type: "int",
                nullable: false,
                oldClrType: typeof(bool),
                oldType: "bit");

            migrationBuilder.AlterColumn<int>(
                name: "ReopeningOwed",
                table: "Cases",
                type: "int",
                nullable: false,
                oldClrType: typeof(bool),
                oldType: "bit");

            migrationBuilder.AlterColumn<int>(
                name: "AwaitsOtherSupervisor",
                table: "Cases",
                type: "int",
                nullable: false,
                oldClrType: typeof(bool),
                oldType: "bit");

            migrationBuilder.AddColumn<DateOnly>(
                name: "DeadlineOrder",
                table: "Cases",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<int>(
                name: "IndexEdition",
                table: "Cases",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "LastRecordedAt",
                table: "Cases",
                type: "datetime2",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<string>(
                name: "NameOrder",
                table: "Cases",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: false,
                defaultValue: "",
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<bool>(
                name: "Closed",
                table: "CarePlaces",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "CalendarFeeds",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    UserId = table.Column<string>(type: "nvarchar(450)", nullable: false),
                    Hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Language = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ReadAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarFeeds", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CalendarFeeds_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CaseLooks",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    CaseFileId = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    BeforeVersion = table.Column<int>(type: "int", nullable: false),
                    BeforeAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseLooks", x => new { x.UserId, x.CaseFileId });
                });

            migrationBuilder.CreateTable(
                name: "CaseTasks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CaseFileId = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Subject = table.Column<int>(type: "int", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Detail = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    Candidate = table.Column<int>(type: "int", nullable: true),
                    Since = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseTasks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CaseTasks_Cases_CaseFileId",
                        column: x => x.CaseFileId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CountryPolicies",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Country = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CountryPolicies", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "HouseEntries",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Town = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Capacity = table.Column<int>(type: "int", nullable: false),
                    ContractFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    ContractUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    InspectedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Contact = table.Column<string>(type: "nvarchar(max)", maxLength: 20000, nullable: true),
                    Closed = table.Column<bool>(type: "bit", nullable: false),
                    CarePlaceId = table.Column<int>(type: "int", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ById = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    ByName = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Why = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HouseEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HouseEntries_CarePlaces_CarePlaceId",
                        column: x => x.CarePlaceId,
                        principalTable: "CarePlaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OwnTasks",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CaseFileId = table.Column<int>(type: "int", nullable: true),
                    Team = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false, collation: "Latin1_General_100_BIN2"),
                    OwnerId = table.Column<string>(type: "nvarchar(450)", nullable: true),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    What = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    At = table.Column<TimeOnly>(type: "time", nullable: true),
                    MovedFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    Place = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    With = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ClosedById = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    Note = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    CreatedById = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OwnTasks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OwnTasks_Cases_CaseFileId",
                        column: x => x.CaseFileId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_OwnTasks_Users_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SavedViews",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    UserId = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Query = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    IsDefault = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedViews", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SavedViews_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CountryPolicyEntries",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    HousesAvailable = table.Column<bool>(type: "bit", nullable: true),
                    AuthoritiesCare = table.Column<bool>(type: "bit", nullable: true),
                    AsOf = table.Column<DateOnly>(type: "date", nullable: false),
                    Source = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Note = table.Column<string>(type: "nvarchar(max)", maxLength: 20000, nullable: true),
                    CountryPolicyId = table.Column<int>(type: "int", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ById = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    ByName = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Why = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CountryPolicyEntries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CountryPolicyEntries_CountryPolicies_CountryPolicyId",
                        column: x => x.CountryPolicyId,
                        principalTable: "CountryPolicies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OwnTaskMoves",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    FromTime = table.Column<TimeOnly>(type: "time", nullable: true),
                    MovedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    MovedById = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    OwnTaskId = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OwnTaskMoves", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OwnTaskMoves_OwnTasks_OwnTaskId",
                        column: x => x.OwnTaskId,
                        principalTable: "OwnTasks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_NameTokens_Kind_Word_CaseFileId",
                table: "NameTokens",
                columns: new[] { "Kind", "Word", "CaseFileId" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_AwaitsOtherSupervisor_DeadlineOrder_Id",
                table: "Cases",
                columns: new[] { "AwaitsOtherSupervisor", "DeadlineOrder", "Id" },
                filter: "[AwaitsOtherSupervisor] = 1");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_AwaitsOtherSupervisor_LastContactOn_Id",
                table: "Cases",
                columns: new[] { "AwaitsOtherSupervisor", "LastContactOn", "Id" },
                filter: "[AwaitsOtherSupervisor] = 1");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_AwaitsOtherSupervisor_NameOrder_Id",
                table: "Cases",
                columns: new[] { "AwaitsOtherSupervisor", "NameOrder", "Id" },
                filter: "[AwaitsOtherSupervisor] = 1");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_CounsellorId_DeadlineOrder_Id",
                table: "Cases",
                columns: new[] { "CounsellorId", "DeadlineOrder", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_CounsellorId_LastContactOn_Id",
                table: "Cases",
                columns: new[] { "CounsellorId", "LastContactOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_CounsellorId_LastRecordedAt_Id",
                table: "Cases",
                columns: new[] { "CounsellorId", "LastRecordedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_CounsellorId_NameOrder_Id",
                table: "Cases",
                columns: new[] { "CounsellorId", "NameOrder", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Team_DeadlineOrder_Id",
                table: "Cases",
                columns: new[] { "Team", "DeadlineOrder", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Team_DecisionWaitsSince",
                table: "Cases",
                columns: new[] { "Team", "DeadlineOrder", "Id" },
                filter: "[DecisionWaitsSince] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Team_LastContactOn_Id",
                table: "Cases",
                columns: new[] { "Team", "LastContactOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Team_NameOrder_Id",
                table: "Cases",
                columns: new[] { "Team", "NameOrder", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Team_OpenAlarmCount",
                table: "Cases",
                columns: new[] { "Team", "DeadlineOrder", "Id" },
                filter: "[OpenAlarmCount] > 0");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Team_Phase_DeadlineOrder_Id",
                table: "Cases",
                columns: new[] { "Team", "Phase", "DeadlineOrder", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Team_ProposedOutcome",
                table: "Cases",
                columns: new[] { "Team", "DeadlineOrder", "Id" },
                filter: "[ProposedOutcome] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Team_ReopeningOwed",
                table: "Cases",
                columns: new[] { "Team", "DeadlineOrder", "Id" },
                filter: "[ReopeningOwed] = 1");

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Team_ReviewOwed",
                table: "Cases",
                columns: new[] { "Team", "DeadlineOrder", "Id" },
                filter: "[ReviewOwed] = 1");

            migrationBuilder.CreateIndex(
                name: "IX_CaseFacts_Reference",
                table: "CaseFacts",
                column: "Reference",
                filter: "Reference IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CalendarFeeds_Hash",
                table: "CalendarFeeds",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CalendarFeeds_UserId",
                table: "CalendarFeeds",
                column: "UserId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CaseLooks_CaseFileId",
                table: "CaseLooks",
                column: "CaseFileId");

            migrationBuilder.CreateIndex(
                name: "IX_CaseTasks_CaseFileId_DueOn",
                table: "CaseTasks",
                columns: new[] { "CaseFileId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseTasks_CaseFileId_Kind_Subject",
                table: "CaseTasks",
                columns: new[] { "CaseFileId", "Kind", "Subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CountryPolicies_Country",
                table: "CountryPolicies",
                column: "Country",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CountryPolicyEntries_CountryPolicyId_Number",
                table: "CountryPolicyEntries",
                columns: new[] { "CountryPolicyId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HouseEntries_CarePlaceId_Number",
                table: "HouseEntries",
                columns: new[] { "CarePlaceId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OwnTaskMoves_OwnTaskId",
                table: "OwnTaskMoves",
                column: "OwnTaskId");

            migrationBuilder.CreateIndex(
                name: "IX_OwnTasks_CaseFileId_State_On",
                table: "OwnTasks",
                columns: new[] { "CaseFileId", "State", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_OwnTasks_OwnerId_State_On",
                table: "OwnTasks",
                columns: new[] { "OwnerId", "State", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_OwnTasks_Team_State_On",
                table: "OwnTasks",
                columns: new[] { "Team", "State", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_SavedViews_UserId_Position",
                table: "SavedViews",
                columns: new[] { "UserId", "Position" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CalendarFeeds");

            migrationBuilder.DropTable(
                name: "CaseLooks");

            migrationBuilder.DropTable(
                name: "CaseTasks");

            migrationBuilder.DropTable(
                name: "CountryPolicyEntries");

            migrationBuilder.DropTable(
                name: "HouseEntries");

            migrationBuilder.DropTable(
                name: "OwnTaskMoves");

            migrationBuilder.DropTable(
                name: "SavedViews");

            migrationBuilder.DropTable(
                name: "CountryPolicies");

            migrationBuilder.DropTable(
                name: "OwnTasks");

            migrationBuilder.DropIndex(
                name: "IX_NameTokens_Kind_Word_CaseFileId",
                table: "NameTokens");

            migrationBuilder.DropIndex(
                name: "IX_Cases_AwaitsOtherSupervisor_DeadlineOrder_Id",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_AwaitsOtherSupervisor_LastContactOn_Id",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_AwaitsOtherSupervisor_NameOrder_Id",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_CounsellorId_DeadlineOrder_Id",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_CounsellorId_LastContactOn_Id",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_CounsellorId_LastRecordedAt_Id",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_CounsellorId_NameOrder_Id",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_Team_DeadlineOrder_Id",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_Team_DecisionWaitsSince",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_Team_LastContactOn_Id",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_Team_NameOrder_Id",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_Team_OpenAlarmCount",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_Team_Phase_DeadlineOrder_Id",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_Team_ProposedOutcome",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_Team_ReopeningOwed",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_Cases_Team_ReviewOwed",
                table: "Cases");

            migrationBuilder.DropIndex(
                name: "IX_CaseFacts_Reference",
                table: "CaseFacts");

            migrationBuilder.DropColumn(
                name: "ShortcutsOff",
                table: "Users");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "NameTokens");

            migrationBuilder.DropColumn(
                name: "DeadlineOrder",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "IndexEdition",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "LastRecordedAt",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "NameOrder",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "Closed",
                table: "CarePlaces");

            migrationBuilder.AlterColumn<bool>(
                name: "ReviewOwed",
                table: "Cases",
                type: "bit",
                nullable: false,
                oldClrType: typeof(int),
                oldType: "int");

            migrationBuilder.AlterColumn<bool>(
                name: "ReopeningOwed",
                table: "Cases",
                type: "bit",
                nullable: false,
                oldClrType: typeof(int),
                oldType: "int");

            migrationBuilder.AlterColumn<bool>(
                name: "AwaitsOtherSupervisor",
                table: "Cases",
                type: "bit",
                nullable: false,
                oldClrType: typeof(int),
                oldType: "int");

            migrationBuilder.CreateIndex(
                name: "IX_NameTokens_Word_CaseFileId",
                table: "NameTokens",
                columns: new[] { "Word", "CaseFileId" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_CounsellorId_GoverningDeadline_Id",
                table: "Cases",
                columns: new[] { "CounsellorId", "GoverningDeadline", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_Team_GoverningDeadline_Id",
                table: "Cases",
                columns: new[] { "Team", "GoverningDeadline", "Id" });
        }
    }
}
